import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sha256 } from '../hash.ts'
import { git, testCompanion, testRepository } from '../testCompanion.ts'

const PIPELINE = 'pipeline:\n  name: a\n'

it('never reads a name as an option, a pattern or shell words', async () => {
  const names = [
    '--help.yaml',
    '-n.yaml',
    ':(top)x.yaml',
    '*.yaml',
    '$(touch pwned).yaml',
    '; touch pwned;.yaml',
    'ä ö.yaml',
    'two\nlines.yaml',
    '"quoted" \'twice\'.yaml',
    ':(glob)**.yaml',
    '--upload-pack=touch pwned;.yaml',
    '-c core.editor=x.yaml',
    '@{-1}.yaml',
  ]
  const folder = await testRepository({
    ...Object.fromEntries(names.map((name) => [name, PIPELINE])),
    'z.yaml': PIPELINE,
  })
  const { ask } = await testCompanion(folder)
  for (const path of names) {
    const text = `${PIPELINE}# ${path}\n`
    const file = { path, text, baseHash: sha256(PIPELINE) }
    const commit = { files: [file], branch: { name: 'main', create: false }, message: `--amend ${path}` }
    expect((await ask('POST', '/api/repo/commit', commit)).json, path).toMatchObject({ ok: true })
    expect((await ask('GET', `/api/repo/text?path=${encodeURIComponent(path)}`)).json.text).toBe(text)
    expect(await git(folder, '-c', 'core.quotePath=false', 'show', '--name-only', '--format=', '-z', 'HEAD')).toBe(
      `${path}\0`,
    )
  }
  expect(await git(folder, 'rev-list', '--count', 'HEAD')).toBe(String(names.length + 1))
  await expect(stat(join(folder, 'pwned'))).rejects.toThrow('ENOENT')
})

it.each([
  '--orphan',
  '-f',
  '@{-1}',
  'a..b',
  'a b',
  'x;touch pwned',
  '',
  'refs/heads/../x',
  '.hidden',
  '--upload-pack=touch pwned',
  '-b',
  'HEAD',
  'x.lock',
  'x\ny',
  'main:x',
  'ref^{}',
])('refuses %j as the name of a branch', async (name) => {
  const folder = await testRepository({ 'a.yaml': PIPELINE })
  // So that @{-1} names a branch.
  await git(folder, 'switch', '--quiet', '--create', 'other')
  await git(folder, 'switch', '--quiet', 'main')
  const { ask } = await testCompanion(folder)
  const file = { path: 'a.yaml', text: 'pipeline: {}\n', baseHash: sha256(PIPELINE) }
  const answer = await ask('POST', '/api/repo/commit', {
    files: [file],
    branch: { name, create: true },
    message: 'x',
  })
  expect(answer.status === 400 || name === 'x;touch pwned').toBe(true)
  if (answer.status === 400) expect(await git(folder, 'branch', '--format=%(refname:short)')).toBe('main\nother')
  await expect(stat(join(folder, 'pwned'))).rejects.toThrow('ENOENT')
})
