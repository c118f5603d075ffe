import { expect, it } from 'vitest'
import { textFacts } from './textFacts.ts'

it('tells indent, encoding and line ends from the text', () => {
  expect(textFacts('a:\n  b: 1\n')).toBe('2 spaces · UTF-8 · LF')
  expect(textFacts('\uFEFFa:\r\n    b: 1\r\n')).toBe('4 spaces · UTF-8 with BOM · CRLF')
  expect(textFacts('a: 1\r\nb: 2\n')).toBe('2 spaces · UTF-8 · Mixed line ends')
})
