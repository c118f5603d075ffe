import { describe, expect, it } from 'vitest'
import { connected, isWrite, request } from '../testing/connected.ts'
import { fakeGithub } from '../testing/fakeGithub.ts'

describe('a commit to GitHub', () => {
  it('leaves an executable file executable', async () => {
    const before = { 'run.yaml': { bytes: Buffer.from('a: 1\n'), mode: '100755' } }
    const { host, head, model } = await connected(fakeGithub, before)
    await host.commit(request(head, { files: [{ path: 'run.yaml', text: 'a: 2\n', isNew: false }] }))
    const after = model.filesAt(model.branches.get('main') ?? '')?.get('run.yaml')
    expect([after?.mode, after?.bytes.toString()]).toEqual(['100755', 'a: 2\n'])
  })

  it('walks no folder of a large repository but those of the files', async () => {
    const many = Array.from({ length: 120 }, (_, index) => [`other/${index % 4}/${index}.txt`, ''])
    const { host, head, requests } = await connected(fakeGithub, {
      ...Object.fromEntries(many),
      'p/a/x.yaml': 'x: 1\n',
    })
    const files = [{ path: 'p/a/x.yaml', text: 'x: 2\n', isNew: false }]
    expect(await host.commit(request(head, { files }))).toMatchObject({ ok: true })
    // The whole, cut off; the top folder; `p`, whole.
    expect(requests.filter(({ method, path }) => method === 'GET' && path.includes('/git/trees/'))).toHaveLength(3)
  })

  it('never forces the branch', async () => {
    const { host, head, requests } = await connected(fakeGithub, { 'a.yaml': 'a: 1\n' })
    await host.commit(request(head, { files: [{ path: 'a.yaml', text: 'a: 2\n', isNew: false }] }))
    const bodies = requests.filter(isWrite).map(({ body }) => JSON.parse(body.toString()) as unknown)
    expect(bodies.at(-1)).toMatchObject({ force: false })
  })

  it('refuses a branch that somebody made in the meantime', async () => {
    const { host, head, model, intercept } = await connected(fakeGithub, { 'a.yaml': 'a: 1\n' })
    intercept(isWrite, () => {
      model.branches.set('new', head)
      return undefined
    })
    const branch = { name: 'new', create: true }
    const files = [{ path: 'a.yaml', text: 'a: 2\n', isNew: false }]
    await expect(host.commit(request(head, { files, branch }))).rejects.toMatchObject({ code: 'conflict' })
    expect(model.branches.get('new')).toBe(head)
  })
})
