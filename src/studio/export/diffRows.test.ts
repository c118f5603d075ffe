import { describe, expect, it } from 'vitest'
import { diffRows, openedGap, sharedIndent } from './diffRows.ts'
import { untouchedInWords } from './untouched.ts'

const BEFORE = `steps:
  - step:
      name: dind # the daemon
      image: docker:24-dind
      shell: Sh
  - step:
      name: test
      a: 1
      b: 2
      c: 3
      d: 4
`

describe('the diff', () => {
  it('pairs a changed line with the one it was, and marks what is different in it', () => {
    const { rows, added, removed } = diffRows(BEFORE, BEFORE.replace('docker:24', 'docker:27'))
    const changed = rows.find((row) => row.kind === 'changed')
    expect(changed).toMatchObject({ before: { number: 4 }, after: { number: 4 } })
    const marks = changed?.kind === 'changed' ? changed.after?.marks?.filter((mark) => mark.changed) : []
    expect(marks?.map(({ text }) => text)).toEqual(['27'])
    expect([added, removed]).toEqual([1, 1])
  })

  it('folds what is far from a change and says how many lines that are', () => {
    const { rows } = diffRows(BEFORE, BEFORE.replace('docker:24', 'docker:27'))
    expect(rows.at(-1)).toEqual({ kind: 'gap', lines: 4, from: { before: 8, after: 8 } })
  })

  it('sees a line whose end alone changed', () => {
    expect(diffRows('a: 1\nb: 2\n', 'a: 1\r\nb: 2\n')).toMatchObject({ added: 1, removed: 1, unchanged: 1 })
    expect(diffRows('a: 1\nb: 2\n', 'a: 1\nb: 2')).toMatchObject({ added: 1, removed: 1, unchanged: 1 })
  })

  it('counts the lines and the comments that stayed', () => {
    const diff = diffRows(BEFORE, BEFORE.replace('docker:24', 'docker:27'))
    expect(untouchedInWords(diff, BEFORE)).toBe('Every other byte is as it was: 10 lines, 1 comment, LF line ends.')
  })

  it('shows a new file as added lines only', () => {
    expect(diffRows('', 'a: 1\nb: 2\n')).toMatchObject({ added: 2, removed: 0, unchanged: 0 })
  })

  it('hides the blanks that all shown lines share', () => {
    expect(sharedIndent(diffRows('  a: 1\n    b: 2\n', '  a: 1\n    b: 3\n').rows)).toBe(2)
  })
  it('opens what it folded, with the numbers of both sides', () => {
    const after = BEFORE.replace('steps:\n', 'steps:\n  # new\n').replace('d: 4', 'd: 5')
    const diff = diffRows(BEFORE, after)
    const gap = diff.rows.find((row) => row.kind === 'gap')
    if (gap?.kind !== 'gap') throw new Error('nothing is folded')
    expect(gap).toMatchObject({ lines: 3, from: { before: 5, after: 6 } })
    expect(openedGap(diff, gap, 1, 3)).toEqual([
      { kind: 'same', before: { number: 6, text: '  - step:' }, after: { number: 7, text: '  - step:' } },
      { kind: 'same', before: { number: 7, text: '      name: test' }, after: { number: 8, text: '      name: test' } },
    ])
  })

  it('does not search for pairs in what is another text altogether', () => {
    const lines = (word: string) => Array.from({ length: 30_000 }, (_, at) => `${word} ${at}\n`).join('')
    const { rows, added, removed } = diffRows(`same\n${lines('a')}`, `same\n${lines('b')}`)
    expect([added, removed]).toEqual([30_000, 30_000])
    expect(rows[0]).toMatchObject({ kind: 'same', before: { text: 'same' } })
  })
})
