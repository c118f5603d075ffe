import { describe, expect, it } from 'vitest'
import { diffRows } from './diffRows.ts'
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
    expect(rows.at(-1)).toEqual({ kind: 'gap', lines: 4, from: 8 })
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
    expect(diffRows('  a: 1\n    b: 2\n', '  a: 1\n    b: 3\n').indent).toBe(2)
  })
})
