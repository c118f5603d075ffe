import { describe, expect, it } from 'vitest'
import { connected } from './testing/connected.ts'
import { FAKES } from './testing/fakes.ts'

/** Names that some layer or other would take for something of its own. */
const ODD_NAMES = [
  'with space.yaml',
  'hash#tag.yaml',
  'what?.yaml',
  '100%.yaml',
  '%2e%2e.yaml',
  'a+b&c=d.yaml',
  'grüße/日本語.yml',
  '-rf.yaml',
  '.harness/..pipeline.yaml',
  'semi;colon/a:b@c.yaml',
  "it's.yaml",
]

describe.each(FAKES)('at $kind', (fake) => {
  it('tells the repository’s name, default branch and page', async () => {
    const { host } = await connected(fake, { 'a.yaml': 'a: 1\n' })
    const repository = await host.repository()
    expect(repository).toMatchObject({ defaultBranch: 'main' })
    expect(repository.name).toMatch(/shop$/)
    expect(repository.page).toMatch(/^http.*shop$/)
    const mayWrite = { github: true, gitlab: true, bitbucket: null, gitea: false, harness: null }
    expect(repository.mayWrite).toBe(mayWrite[fake.kind])
  })

  it('tells a repository without commits by its missing default branch', async () => {
    const { host } = await connected(fake)
    expect((await host.repository()).defaultBranch).toBeNull()
    expect(await host.branches()).toEqual([])
  })

  it('lists all branches, also those of later pages', async () => {
    const { host, model, head } = await connected(fake, { 'a.yaml': 'a: 1\n' })
    const names = Array.from({ length: 230 }, (_, index) => `feature/${index}`)
    for (const name of names) model.branches.set(name, head)
    model.protectedBranches.add('main')
    const branches = await host.branches()
    expect(branches.map(({ name }) => name)).toEqual([...names, 'main'].toSorted())
    const isUntold = fake.kind === 'bitbucket'
    expect(branches.at(-1)).toEqual({ name: 'main', commit: head, isProtected: isUntold ? null : true })
    expect(branches[0]).toEqual({ name: 'feature/0', commit: head, isProtected: isUntold ? null : false })
  })

  it('lists the YAML files of the whole tree, by path, and no other files', async () => {
    const many = Array.from({ length: 230 }, (_, index) => `many/${index}/p${index}.yaml`)
    const deep = `${Array.from({ length: 19 }, (_, index) => `d${index}`).join('/')}/deep.yml`
    const paths = ['A.YAML', 'z.yml', deep, ...many]
    const files = Object.fromEntries(paths.map((path) => [path, 'a: 1\n']))
    const { host, head } = await connected(fake, { ...files, 'README.md': '', 'yaml/notes.txt': '', 'x.yaml.bak': '' })
    const listed = await host.list(head)
    expect(listed.map(({ path }) => path)).toEqual(paths.toSorted())
    const saysSize = fake.kind !== 'gitlab' && fake.kind !== 'harness'
    expect(new Set(listed.map(({ size }) => size))).toEqual(new Set([saysSize ? 5 : null]))
  })

  it('lists no symbolic links, but where the listing does not tell them', async () => {
    const link = { bytes: Buffer.from('a.yaml'), mode: '120000' }
    const { host, head } = await connected(fake, { 'a.yaml': 'a: 1\n', 'link.yaml': link })
    const paths = (await host.list(head)).map(({ path }) => path)
    expect(paths).toEqual(fake.kind === 'harness' ? ['a.yaml', 'link.yaml'] : ['a.yaml'])
  })

  it('lists nothing where there is no YAML', async () => {
    const { host, head, model } = await connected(fake, { 'a.txt': '' })
    expect(await host.list(head)).toEqual([])
    expect(await host.list(model.commit('main', { 'a.txt': null }))).toEqual([])
  })

  it('reads exactly the characters: BOM, CRLF, a missing last line end, and what is not ASCII', async () => {
    const text = '\uFEFFname: "grüße 日本 😀"\r\n# end\r\n\tx: 1\n\u2028'
    const { host, head } = await connected(fake, { 'a.yaml': text, 'empty.yaml': '' })
    expect(await host.read('a.yaml', head)).toBe(text)
    expect(await host.read('empty.yaml', head)).toBe('')
  })

  it('reads a file of more than a megabyte', async () => {
    const text = `# ${'long '.repeat(400_000)}\n`
    const { host, head } = await connected(fake, { 'long.yaml': text })
    expect(await host.read('long.yaml', head)).toBe(text)
  })

  it('reads at a commit, not at a branch', async () => {
    const { host, head, model } = await connected(fake, { 'a.yaml': 'a: 1\n' })
    model.commit('main', { 'a.yaml': 'a: 2\n' })
    expect(await host.read('a.yaml', head)).toBe('a: 1\n')
  })

  it('has null for a file that the commit does not have', async () => {
    const { host, head } = await connected(fake, { 'a.yaml': 'a: 1\n' })
    expect(await host.read('b.yaml', head)).toBeNull()
  })

  it.each(['../a.yaml', 'a//b.yaml', '', '\ud800.yaml'])('asks for nothing with the path %j', async (path) => {
    const { host, head, requests } = await connected(fake, { 'a.yaml': 'a: 1\n' })
    const read = host.read(path, head)
    await expect(read).rejects.toMatchObject({ code: 'invalid' })
    expect(requests).toEqual([])
  })

  it('says which file is not UTF-8', async () => {
    const { host, head } = await connected(fake, { 'latin.yaml': Buffer.from('name: gr\xfc\xdfe\n', 'latin1') })
    await expect(host.read('latin.yaml', head)).rejects.toMatchObject({
      code: 'invalid',
      message: 'latin.yaml is not UTF-8. Convert it to UTF-8 in the repository, then open it again.',
    })
  })

  it.each(ODD_NAMES)('lists and reads %j', async (name) => {
    const { host, head } = await connected(fake, { [name]: 'a: 1\n', 'other.yaml': 'b: 1\n' })
    expect((await host.list(head)).map(({ path }) => path)).toContain(name)
    expect(await host.read(name, head)).toBe('a: 1\n')
  })
})
