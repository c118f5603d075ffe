import { describe, expect, it } from 'vitest'
import { ProviderError } from '../../core/repo/providerHost.ts'
import { commitOnNewBranch, lockedCommit } from './lockedCommit.ts'
import { request } from './testing/connected.ts'

const refused = new ProviderError('conflict', 'Something is in the way.')
const reject = () => Promise.reject(refused)

describe('a commit with the head as its lock', () => {
  it('tells a refusal for another reason as it is', async () => {
    await expect(lockedCommit(request('one'), async () => 'one', reject)).rejects.toBe(refused)
  })

  it('does not ask again after a failure that is no refusal', async () => {
    let asked = 0
    const gone = new ProviderError('unreachable', 'No network.')
    const headOf = async () => {
      asked += 1
      return 'one'
    }
    await expect(lockedCommit(request('one'), headOf, () => Promise.reject(gone))).rejects.toBe(gone)
    expect(asked).toBe(1)
  })
})

describe('a commit on a branch that is made for it', () => {
  it('removes the branch again when the commit fails', async () => {
    const did: string[] = []
    const step = (name: string) => async () => {
      did.push(name)
    }
    const steps = { make: step('make'), write: reject, remove: step('remove') }
    await expect(commitOnNewBranch('new', steps)).rejects.toBe(refused)
    expect(did).toEqual(['make', 'remove'])
  })

  it('says that the branch is left when it cannot be removed', async () => {
    const steps = { make: async () => {}, write: reject, remove: () => Promise.reject(new Error('gone')) }
    await expect(commitOnNewBranch('new', steps)).rejects.toMatchObject({
      code: 'conflict',
      message: 'Something is in the way. The new branch new was left without the commit: delete it.',
    })
  })

  it('removes nothing when the branch was not made', async () => {
    const remove = () => Promise.reject(new Error('must not be called'))
    await expect(commitOnNewBranch('new', { make: reject, write: reject, remove })).rejects.toBe(refused)
  })
})
