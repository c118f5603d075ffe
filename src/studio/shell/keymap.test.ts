import { describe, expect, it } from 'vitest'
import { SHORTCUTS, shortcutOf } from './keymap.ts'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) =>
  shortcutOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held })?.id

describe('the keymap', () => {
  it('takes Cmd for Ctrl, and letters of either case', () => {
    expect(press('z', { ctrlKey: true })).toBe('undo')
    expect(press('Z', { metaKey: true, shiftKey: true })).toBe('redo')
    expect(press('y', { ctrlKey: true })).toBe('redo')
  })
  it('leaves plain typing and Alt alone', () => {
    expect(press('z')).toBeUndefined()
    expect(press('s', { ctrlKey: true, altKey: true })).toBeUndefined()
  })
  it('walks problems with F8', () => {
    expect(press('F8')).toBe('problem.next')
    expect(press('F8', { shiftKey: true })).toBe('problem.previous')
  })
  it('shows the shortcuts with a question mark, wherever that is on the keyboard', () => {
    expect(press('?', { shiftKey: true })).toBe('shortcuts')
    expect(press('?')).toBe('shortcuts')
    expect(press('?', { ctrlKey: true })).toBeUndefined()
  })
  it('has no key twice', () => {
    const keys = SHORTCUTS.flatMap(({ keys: first, alsoKeys }) => (alsoKeys ? [first, alsoKeys] : [first]))
    expect(new Set(keys).size).toBe(keys.length)
  })
})
