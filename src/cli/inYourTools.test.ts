import { execFile } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { testRepository } from '../companion/testCompanion.ts'
import { checkPipeline } from '../core/problems/checkPipeline.ts'
import { builtProgram } from './testProgram.ts'

const exec = promisify(execFile)
const ROOT = join(import.meta.dirname, '../..')
const PAGE = readFileSync(join(ROOT, 'docs/in-your-tools.md'), 'utf8')

/** The code block under a heading of docs/in-your-tools.md, the first of its language. */
function block(heading: string, language: string): string {
  const section = PAGE.slice(PAGE.indexOf(`\n## ${heading}\n`) + 1)
  const [, code] = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'ms').exec(section) ?? []
  if (code === undefined) throw new Error(`There is no ${language} under ${heading}`)
  return code
}

const GOOD = block('Harness CI', 'yaml')
const BAD = GOOD.replace('shell: Sh', 'shell: sh')
const BAD_LINE = BAD.split('\n').findIndex((line) => line.includes('shell: sh')) + 1

describe('the pre-commit hook of the docs', () => {
  const program = builtProgram()

  /** A repository with the hook, and `commit`: puts files there, stages them, and tries to commit. */
  async function hooked() {
    const folder = await testRepository({ 'README.md': 'Ours\n' })
    const hook = join(folder, '.git/hooks/pre-commit')
    writeFileSync(hook, block('Before each commit', 'sh'))
    chmodSync(hook, 0o755)
    const bin = join(folder, '.git/bin')
    mkdirSync(bin)
    writeFileSync(join(bin, 'pipeline-studio'), `#!/bin/sh\nexec "${process.execPath}" "${program.path}" "$@"\n`)
    chmodSync(join(bin, 'pipeline-studio'), 0o755)
    const env = { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` }
    const write = (files: Readonly<Record<string, string>>) => {
      mkdirSync(join(folder, '.harness/sub'), { recursive: true })
      for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text)
    }
    const commit = async () => {
      const run = exec('git', ['commit', '--quiet', '--message', 'Change'], { cwd: folder, env })
      return run.then(
        (done) => ({ isDone: true, said: done.stdout + done.stderr }),
        (error: { stdout: string; stderr: string }) => ({ isDone: false, said: error.stdout + error.stderr }),
      )
    }
    return { write, stage: () => exec('git', ['add', '--all'], { cwd: folder }), commit }
  }

  it('lets a good pipeline pass', async () => {
    const { write, stage, commit } = await hooked()
    write({ '.harness/a good.yaml': GOOD, 'other.yaml': 'a: [' })
    await stage()
    expect(await commit()).toEqual({ isDone: true, said: 'No problems in 1 file.\n' })
  })

  it('refuses a bad one with its file and line', async () => {
    const { write, stage, commit } = await hooked()
    write({ '.harness/good.yaml': GOOD, '.harness/sub/bad one.yml': BAD })
    await stage()
    const { isDone, said } = await commit()
    expect(isDone).toBe(false)
    expect(said).toContain(`.harness/sub/bad one.yml:${BAD_LINE}:`)
  })

  it('looks at what is staged, not at the working tree', async () => {
    const { write, stage, commit } = await hooked()
    write({ '.harness/a.yaml': GOOD })
    await stage()
    write({ '.harness/a.yaml': BAD })
    expect((await commit()).isDone).toBe(true)
    await stage()
    write({ '.harness/a.yaml': GOOD })
    expect((await commit()).isDone).toBe(false)
  })
})

describe('the other snippets of the docs', () => {
  it('a pipeline that passes its own check, notes included', () => {
    expect(checkPipeline(GOOD)).toEqual([])
  })

  it('a GitHub workflow whose steps are of two kinds', () => {
    const workflow = parse(block('GitHub Actions', 'yaml'))
    const steps: Record<string, unknown>[] = workflow.jobs.check.steps
    for (const step of steps) expect(typeof step.uses === 'string' || typeof step.run === 'string').toBe(true)
    expect(workflow.on).toHaveProperty('pull_request.paths')
    expect(workflow.permissions).toEqual({ contents: 'read', 'security-events': 'write' })
  })

  it('a configuration of pre-commit that names a hook of ours', () => {
    const [{ hooks }] = parse(block('Before each commit', 'yaml')).repos
    const ours: { id: string; entry: string; files: string }[] = parse(
      readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8'),
    )
    expect(ours).toContainEqual(
      expect.objectContaining({ ...hooks[0], entry: 'pipeline-studio check', language: 'node' }),
    )
  })

  it('settings of VS Code that are JSON', () => {
    expect(JSON.parse(block('VS Code', 'json'))).toHaveProperty(['yaml.schemas', '.vscode/harness.json'])
  })
})
