import { describe, expect, it } from 'vitest'
import { profileOf } from './profile.ts'

describe('the habits of a text', () => {
  it('are two columns, lists indented and LF where nothing tells', () => {
    expect(profileOf('')).toEqual({ eol: '\n', indentStep: 2, indentSeq: true })
  })

  it('are told from most lines', () => {
    expect(profileOf('a:\n    b:\n        c: 1\nd:\n  e: 1\n').indentStep).toBe(4)
    expect(profileOf('a: 1\r\nb: 2\r\nc: 3\n').eol).toBe('\r\n')
  })

  it('count from the key behind a dash, not from the dash', () => {
    expect(profileOf('steps:\n  - step:\n      identifier: a\n  - step:\n      identifier: b\n').indentStep).toBe(2)
    expect(profileOf('steps:\n    - step:\n          identifier: a\n').indentStep).toBe(4)
  })

  it('know lists that stand at their key', () => {
    expect(profileOf('steps:\n- step: 1\n- step: 2\n').indentSeq).toBe(false)
    expect(profileOf('- step:\n    list:\n      - a\n').indentSeq).toBe(true)
    expect(profileOf('- step:\n  list:\n  - a\n').indentSeq).toBe(false)
  })
})
