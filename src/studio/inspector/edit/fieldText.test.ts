import { describe, expect, it } from 'vitest'
import { textOf, valueOf } from './fieldText.ts'

describe('the value of typed text', () => {
  it('stays a number where a number stood', () => {
    expect(valueOf('4', { before: 2, isNumber: false })).toBe(4)
    expect(valueOf('0.5', { before: 2, isNumber: false })).toBe(0.5)
  })

  it('is text where text stood, even if it looks like a number', () => {
    expect(valueOf('4', { before: '2', isNumber: false })).toBe('4')
    expect(valueOf('5432', { before: undefined, isNumber: false })).toBe('5432')
  })

  it('is a number in a number field, and text when it is none', () => {
    expect(valueOf('1000', { before: undefined, isNumber: true })).toBe(1000)
    expect(valueOf('0777', { before: undefined, isNumber: true })).toBe('0777')
    expect(valueOf('<+input>', { before: 1000, isNumber: true })).toBe('<+input>')
    expect(valueOf('500m', { before: 2, isNumber: false })).toBe('500m')
  })
})

it('shows values of any kind as text', () => {
  expect(textOf(undefined)).toBe('')
  expect(textOf(null)).toBe('')
  expect(textOf('a')).toBe('a')
  expect(textOf(true)).toBe('true')
  expect(textOf({ a: 1 })).toBe('{"a":1}')
})
