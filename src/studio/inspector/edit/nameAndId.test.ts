import { describe, expect, it } from 'vitest'
import { idFollowsName, planName } from './nameAndId.ts'

describe('an Id made from the name', () => {
  it('follows while it is missing or what the name made of it', () => {
    expect(idFollowsName({ name: 'Wait for Docker' })).toBe(true)
    expect(idFollowsName({ name: 'Wait for Docker', identifier: 'Wait_for_Docker' })).toBe(true)
    expect(idFollowsName({ name: 'Wait for Docker', identifier: 'wait' })).toBe(false)
  })

  it('changes with the name, in one patch', () => {
    const node = { value: { name: 'a', identifier: 'a' }, pointer: '/step' }
    expect(planName(node, 'My db', true, {})).toEqual([
      { op: 'replace', path: '/step/name', value: 'My db' },
      { op: 'replace', path: '/step/identifier', value: 'My_db' },
    ])
    expect(planName(node, 'My db', false, {})).toEqual([{ op: 'replace', path: '/step/name', value: 'My db' }])
  })

  it('stays when the name is emptied', () => {
    const node = { value: { name: 'a', identifier: 'a' }, pointer: '/step' }
    expect(planName(node, '', true, {})).toEqual([{ op: 'remove', path: '/step/name' }])
  })
})
