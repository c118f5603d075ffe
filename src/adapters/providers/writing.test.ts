import { describe, expect, it } from 'vitest'
import { connected, isWrite, request } from './testing/connected.ts'
import { FAKES } from './testing/fakes.ts'

const BEFORE = { 'a.yaml': 'a: 1\r\n', 'b/b.yaml': 'b: 1\n', 'c.yaml': 'c: 1\n', 'README.md': '# Shop\n' }
const CHANGE_A = [{ path: 'a.yaml', text: 'a: 2\r\n', isNew: false }]
const NEW_BRANCH = { name: 'feature/new #1', create: true }

describe.each(FAKES)('at $kind', (fake) => {
  it('commits a changed, a new and a deleted file as one commit, byte for byte', async () => {
    const { host, head, model } = await connected(fake, BEFORE)
    const text = '\uFEFFname: "grüße 日本 😀"\r\n'
    const files = [
      { path: 'a.yaml', text, isNew: false },
      { path: 'new/d e.yaml', text: 'd: 1', isNew: true },
      { path: 'b/b.yaml', text: null, isNew: false },
    ]
    const result = await host.commit(request(head, { files, message: 'Change three files\n\nFor a reason.' }))
    const after = model.branches.get('main') ?? ''
    expect(result).toEqual({ ok: true, commit: after })
    expect(model.history(after)).toEqual([after, head])
    expect(model.commitOrThrow(after).message).toBe('Change three files\n\nFor a reason.')
    const contents = [...(model.filesAt(after) ?? [])].map(([path, { bytes }]) => [path, bytes.toString()])
    expect(Object.fromEntries(contents)).toEqual({
      'a.yaml': text,
      'new/d e.yaml': 'd: 1',
      'c.yaml': 'c: 1\n',
      'README.md': '# Shop\n',
    })
  })

  it('makes a new branch at the commit that was edited, although another branch went on', async () => {
    const { host, head, model } = await connected(fake, BEFORE)
    const newer = model.commit('main', { 'c.yaml': 'c: 2\n' })
    const result = await host.commit(request(head, { files: CHANGE_A, branch: NEW_BRANCH }))
    const after = model.branches.get(NEW_BRANCH.name) ?? ''
    expect(result).toEqual({ ok: true, commit: after })
    expect(model.history(after)).toEqual([after, head])
    expect(model.branches.get('main')).toBe(newer)
  })

  it('refuses the name of a branch that exists, also at the very same commit', async () => {
    const { host, head, model } = await connected(fake, BEFORE)
    model.branches.set(NEW_BRANCH.name, head)
    await expect(host.commit(request(head, { files: CHANGE_A, branch: NEW_BRANCH }))).rejects.toMatchObject({
      code: 'conflict',
      message: 'There is a branch feature/new #1 already. Choose another name.',
    })
    expect(model.branches.get(NEW_BRANCH.name)).toBe(head)
  })

  it('writes nothing when the branch has moved on, and tells its head', async () => {
    const { host, head, model, requests } = await connected(fake, BEFORE)
    const newer = model.commit('main', { 'README.md': '# Store\n' })
    expect(await host.commit(request(head, { files: CHANGE_A }))).toEqual({ ok: false, head: newer })
    expect(model.branches.get('main')).toBe(newer)
    expect(requests.filter(isWrite)).toEqual([])
  })

  it.each([
    ['changes the same file', CHANGE_A, { 'a.yaml': 'a: theirs\n' }],
    ['makes the same file', [{ path: 'n.yaml', text: 'ours', isNew: true }], { 'n.yaml': 'theirs' }],
    ['deletes the same file', CHANGE_A, { 'a.yaml': null }],
  ])('writes nothing when somebody %s between the look and the write', async (_, files, theirs) => {
    const fakeRun = await connected(fake, BEFORE)
    const { host, head, model } = fakeRun
    let newer = ''
    fakeRun.intercept(isWrite, () => {
      newer = model.commit('main', theirs)
      return undefined
    })
    expect(await host.commit(request(head, { files }))).toEqual({ ok: false, head: newer })
    expect(model.branches.get('main')).toBe(newer)
  })

  it('loses nothing when somebody changes another file between the look and the write', async () => {
    const fakeRun = await connected(fake, BEFORE)
    const { host, head, model } = fakeRun
    let newer = ''
    fakeRun.intercept(isWrite, () => {
      newer = model.commit('main', { 'c.yaml': 'c: theirs\n' })
      return undefined
    })
    const result = await host.commit(request(head, { files: CHANGE_A }))
    const after = model.branches.get('main') ?? ''
    expect(model.filesAt(after)?.get('c.yaml')?.bytes.toString()).toBe('c: theirs\n')
    expect(result).toEqual(fake.lock === 'branch' ? { ok: false, head: newer } : { ok: true, commit: after })
  })

  it('refuses a new file where one is, and a change or a deletion where none is', async () => {
    const { host, head, model } = await connected(fake, BEFORE)
    const files = [
      { path: 'a.yaml', text: 'a: 2\n', isNew: true },
      { path: 'gone.yaml', text: 'a: 2\n', isNew: false },
      { path: 'gone.yaml', text: null, isNew: false },
    ]
    for (const file of files) {
      const commit = host.commit(request(head, { files: [file] }))
      await expect(commit).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining(file.path) })
    }
    expect(model.branches.get('main')).toBe(head)
  })

  it('says that the branch is gone', async () => {
    const { host, head } = await connected(fake, BEFORE)
    const commit = host.commit(request(head, { files: CHANGE_A, branch: { name: 'gone', create: false } }))
    await expect(commit).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining('branch gone') })
  })

  it('says that a rule protects the branch, in the provider’s words, and what to do instead', async () => {
    const { host, head, model } = await connected(fake, BEFORE)
    model.protectedBranches.add('main')
    await expect(host.commit(request(head, { files: CHANGE_A }))).rejects.toMatchObject({
      code: 'protected',
      message: expect.stringMatching(/Commit to a new branch and open a pull request\. It says: “.+”$/),
    })
    expect(model.branches.get('main')).toBe(head)
  })

  it('leaves no branch behind when the commit on it fails', async () => {
    const { host, head, model } = await connected(fake, BEFORE)
    model.protectedBranches.add('release/1')
    const branch = { name: 'release/1', create: true }
    await expect(host.commit(request(head, { files: CHANGE_A, branch }))).rejects.toMatchObject({ code: 'protected' })
    expect([...model.branches.keys()]).toEqual(['main'])
  })

  it('makes the first commit of a repository where the API can, and says so where it cannot', async () => {
    const { host, model } = await connected(fake)
    const files = [
      { path: 'a.yaml', text: 'a: 1\n', isNew: true },
      { path: 'b.yaml', text: 'b: 1\n', isNew: true },
    ]
    const commit = host.commit(request(null, { files }))
    if (fake.kind === 'github') {
      await expect(commit).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('Add a README') })
      return
    }
    expect(await commit).toEqual({ ok: true, commit: model.branches.get('main') })
    expect(model.history(model.branches.get('main') ?? '')).toHaveLength(1)
  })

  it('does not take a repository for empty in which somebody made the first commit since', async () => {
    const { host, head } = await connected(fake, BEFORE)
    const commit = host.commit(request(null, { files: [{ path: 'n.yaml', text: '', isNew: true }] }))
    if (fake.kind === 'github') await expect(commit).rejects.toMatchObject({ code: 'invalid' })
    else expect(await commit).toEqual({ ok: false, head })
  })

  it.each(['../up.yaml', 'a//b.yaml', './a.yaml', '/a.yaml'])('sends nothing for the path %j', async (path) => {
    const { host, head, requests } = await connected(fake, BEFORE)
    const files = [{ path, text: 'a: 1\n', isNew: true }]
    await expect(host.commit(request(head, { files }))).rejects.toMatchObject({ code: 'invalid' })
    expect(requests.filter(isWrite)).toEqual([])
  })

  it('writes odd names', async () => {
    const { host, head, model } = await connected(fake, BEFORE)
    const names = [
      'with space.yaml',
      'hash#tag.yaml',
      'what?.yaml',
      '100%.yaml',
      'grüße/日本語.yml',
      '-rf.yaml',
      'message',
      'branch',
    ]
    const files = names.map((path) => ({ path, text: `at: ${path}`, isNew: true }))
    expect(await host.commit(request(head, { files }))).toMatchObject({ ok: true })
    const after = model.filesAt(model.branches.get('main') ?? '')
    for (const name of names) expect(after?.get(name)?.bytes.toString()).toBe(`at: ${name}`)
  })

  it('opens a pull request', async () => {
    const { host, model } = await connected(fake, BEFORE)
    const pull = { title: 'Two at a time', body: 'See #4.\n\n- one', from: 'feature/x', into: 'main' }
    const opened = await host.openPullRequest(pull)
    expect(opened.number).toBe(1)
    expect(opened.page).toMatch(/^http.*shop.*\/(?:pull|pulls|merge_requests|pull-requests)\/1$/)
    expect(model.pulls).toEqual([pull])
    // Bitbucket answers a second one with the first.
    if (fake.kind !== 'bitbucket') await expect(host.openPullRequest(pull)).rejects.toMatchObject({ code: 'conflict' })
  })
})
