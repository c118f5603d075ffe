import { expect, it } from 'vitest'
import { yamlPieces } from './yamlPieces.ts'

const LINES = [
  '  - step:',
  'image: docker:27 # pinned',
  'a: <+input>.default(<+x.y>)',
  '"a b": true',
  '# all',
  'echo hi: there',
  '',
]

it('loses no letter of a line', () => {
  for (const line of LINES)
    expect(
      yamlPieces(line)
        .map(({ text }) => text)
        .join(''),
    ).toBe(line)
})

it('tells keys, expressions, literals and comments apart', () => {
  const kinds = (line: string) => yamlPieces(line).map(({ text, kind }) => `${kind} ${text.trim()}`)
  expect(kinds('image: docker:27 # pinned')).toEqual([
    'key image',
    'punctuation :',
    'string docker:27',
    'comment # pinned',
  ])
  expect(kinds('a: <+input>')).toContain('expression <+input>')
  expect(kinds('on: true')).toContain('literal true')
})
