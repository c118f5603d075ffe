import { spawn } from 'node:child_process'
import { cp, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly input?: string
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
}

export interface TestProgram {
  /** Path of the built program. */
  readonly path: string
  run(args: readonly string[], options?: RunOptions): Promise<Ended>
}

/** The program as users get it, built once for a test file, with the examples and a page of one line. */
export function builtProgram(): TestProgram {
  let folder = ''
  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'pipeline-studio-program-')))
    await build({
      root: ROOT,
      configFile: join(ROOT, 'vite.node.config.ts'),
      logLevel: 'error',
      build: { outDir: folder, rolldownOptions: { input: { cli: join(ROOT, 'src/cli/main.ts') } } },
    })
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
    await cp(join(ROOT, 'public/examples'), join(folder, 'web/examples'), { recursive: true })
    await writeFile(join(folder, 'web/index.html'), '<!doctype html><title>Pipeline Studio</title>')
  }, 120_000)
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return {
    get path() {
      return join(folder, 'cli.js')
    },
    run: (args, options) => run(join(folder, 'cli.js'), args, options),
  }
}

function run(program: string, args: readonly string[], { input = '', cwd, env }: RunOptions = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { cwd, env: { ...process.env, CI: '1', ...env } })
    let [stdout, stderr] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, stdout, stderr }))
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}
