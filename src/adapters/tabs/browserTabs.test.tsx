import { describe, expect, it, onTestFinished } from 'vitest'
import type { TabMessage, TabRole } from '../../core/repo/tabHost.ts'
import { browserTabs } from './browserTabs.ts'

/** A tab that has a file open: its role and what it heard. */
function tab(name: string) {
  const heard: TabMessage[] = []
  const roles: TabRole[] = []
  const link = browserTabs().join(name, {
    onMessage: (message) => heard.push(message),
    onRole: (role) => roles.push(role),
  })
  onTestFinished(() => link.leave())
  return { link, heard, roles, role: () => roles.at(-1) }
}

describe('tabs with one file', () => {
  it('let the first write, and the next when it is closed', async () => {
    const one = tab('a')
    await expect.poll(one.role).toBe('writes')
    const other = tab('a')
    await expect.poll(other.role).toBe('follows')
    one.link.leave()
    await expect.poll(other.role).toBe('writes')
    expect(one.roles).toEqual(['writes'])
  })

  it('let another take over and back, without an end', async () => {
    const [one, other] = [tab('b'), tab('b')]
    await expect.poll(other.role).toBe('follows')
    other.link.takeOver()
    await expect.poll(one.role).toBe('follows')
    expect(other.role()).toBe('writes')
    one.link.takeOver()
    await expect.poll(other.role).toBe('follows')
    one.link.leave()
    await expect.poll(other.role).toBe('writes')
  })

  it('hear each other, and no tab of another file', async () => {
    const [one, other, third] = [tab('c'), tab('c'), tab('d')]
    one.link.send({ kind: 'ask' })
    await expect.poll(() => other.heard).toEqual([{ kind: 'ask' }])
    expect(one.heard).toEqual([])
    expect(third.heard).toEqual([])
  })
})
