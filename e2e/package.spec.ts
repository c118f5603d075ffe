import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'

const exec = promisify(execFile)
const ROOT = join(import.meta.dirname, '..')

const GOOD = `pipeline:
  name: Good # ours
  identifier: good
  projectIdentifier: p
  orgIdentifier: o
  stages: []
`

/** What the README shows, as somebody else's strict TypeScript. */
const USE = `import { applyPatch, checkPipeline, openDocument, toJsonSchema } from 'pipeline-studio'
const result = applyPatch('a: 1 # one\\n', [{ op: 'replace', path: '/a', value: 2 }])
const text: string = result.ok ? result.text : result.refusal.code
const lines: readonly number[] = checkPipeline(text).map(({ line }) => line)
const label: string | undefined = openDocument(text).history.undoLabel
console.log(JSON.stringify([text, lines.length, label ?? null, typeof toJsonSchema()]))
`

test('the package installs into an empty folder, without a network, and runs, and has types', async () => {
  test.setTimeout(120_000)
  const folder = await mkdtemp(join(tmpdir(), 'pipeline-studio-package-'))
  const run = (program: string, ...args: string[]) => exec(program, args, { cwd: folder })
  try {
    await exec('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], { cwd: ROOT })
    const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz')) ?? ''
    await writeFile(join(folder, 'package.json'), '{ "name": "elsewhere", "type": "module", "private": true }')
    await run('npm', 'install', '--offline', '--no-audit', '--no-fund', `./${tarball}`)

    await writeFile(join(folder, 'good.yaml'), GOOD)
    const checked = await run('npx', '--offline', '--no', 'pipeline-studio', 'check', 'good.yaml').catch(
      (error: { stdout: string }) => error,
    )
    expect(checked.stdout).toContain('1 file')
    await run('npx', '--offline', '--no', 'pipeline-studio', 'schema')
    // So much that threads share it, whose program is part of the package.
    const large = `${GOOD}# ${'x'.repeat(1_000_000)}\n`
    for (const name of ['large.yaml', 'larger.yaml']) await writeFile(join(folder, name), large)
    const shared = await run('npx', '--offline', '--no', 'pipeline-studio', 'check', '--jobs', '2', '.').catch(
      (error: { stdout: string }) => error,
    )
    expect(shared.stdout).toContain('3 files')
    expect(shared.stdout).not.toContain('not-checked')

    await writeFile(join(folder, 'use.ts'), USE)
    const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')
    await run(process.execPath, tsc, '--strict', '--target', 'es2022', '--module', 'nodenext', '--types', '', 'use.ts')
    const { stdout } = await run(process.execPath, 'use.js')
    expect(JSON.parse(stdout)).toEqual(['a: 2 # one\n', 0, null, 'object'])
    expect(await readFile(join(folder, 'good.yaml'), 'utf8')).toBe(GOOD)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
