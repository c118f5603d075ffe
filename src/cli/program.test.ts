import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { testFolder } from '../companion/testCompanion.ts'
import { TOKEN_HEADER } from '../core/repo/companionProtocol.ts'
import { openerOf } from './openBrowser.ts'
import { builtProgram } from './testProgram.ts'

const program = builtProgram()

describe('help', () => {
  it.each([[[]], [['check']], [['patch']], [['set']], [['unset']], [['schema']]])(
    'is on stdout for %j --help',
    async (command) => {
      const { status, stdout, stderr } = await program.run([...command, '--help'])
      expect([status, stderr]).toEqual([0, ''])
      expect(stdout).toContain('Usage: pipeline-studio')
    },
  )

  it('names every command and option of serving', async () => {
    const { stdout } = await program.run(['--help'])
    for (const word of ['[DIR]', '--port', '--no-open', 'check', 'patch', 'set', 'unset', 'schema', 'Exit status']) {
      expect(stdout).toContain(word)
    }
  })

  it('prints the version', async () => {
    expect((await program.run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

it('prints the JSON Schema', async () => {
  const { status, stdout } = await program.run(['schema'])
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ $schema: expect.stringContaining('draft-07') })
})

describe('serving', () => {
  it.each([[['none']], [['file.txt']], [['--port', 'x', '.']], [['--port', '70000', '.']], [['.', '.']], [['--none']]])(
    'is wrong use with %j',
    async (args) => {
      const cwd = await testFolder({ 'file.txt': '' })
      const { status, stdout, stderr } = await program.run(args, { cwd })
      expect([status, stdout]).toEqual([2, ''])
      expect(stderr).not.toContain('    at ')
    },
  )

  it('prints the address first, answers there, and ends on SIGTERM', async () => {
    const folder = await testFolder({ 'a.yaml': 'pipeline: {}\n' })
    const served = await serve([folder, '--no-open', '--port', '0'])
    expect(served.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/)
    expect(await served.ask('/api/files')).toMatchObject([{ path: 'a.yaml' }])
    expect(await served.stop('SIGTERM')).toBe(0)
  })

  it('has the same port for the same folder, so that browsers find drafts again', async () => {
    const folder = await testFolder()
    const first = await serve([folder, '--no-open'])
    await first.stop('SIGINT')
    const second = await serve([folder, '--no-open'])
    const third = await serve([folder, '--no-open'])
    expect(new URL(second.address).port).toBe(new URL(first.address).port)
    expect(new URL(third.address).port).not.toBe(new URL(first.address).port)
    expect(third.stderr()).toContain('Another program has')
  })

  it('says that a wanted port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    onTestFinished(() => void other.close())
    const port = String((other.address() as AddressInfo).port)
    const { status, stderr } = await program.run(['.', '--port', port, '--no-open'], { cwd: await testFolder() })
    expect([status, stderr]).toEqual([2, `pipeline-studio: Port ${port} is in use. Choose another, or 0 for any.\n`])
  })

  it('serves a scratch copy of the examples without a folder, and removes it when it is unchanged', async () => {
    const served = await serve(['--no-open', '--port', '0'])
    const folder = /in (\S+)\. Press/.exec(served.stderr())?.[1] ?? ''
    expect(await served.ask('/api/workspace')).toMatchObject({ example: true, id: 'example', git: true })
    const files = (await served.ask('/api/files')) as { path: string; size: number }[]
    expect(files.map(({ path }) => path)).toContain('payments-api.yaml')
    expect(files.find(({ path }) => path === 'large-5000-steps.yaml')?.size).toBeGreaterThan(5_000_000)
    expect(existsSync(folder)).toBe(true)
    await served.stop('SIGTERM')
    expect(existsSync(folder)).toBe(false)
  })

  it('keeps a scratch copy that was changed, and says where', async () => {
    const served = await serve(['--no-open', '--port', '0'])
    const folder = /in (\S+)\. Press/.exec(served.stderr())?.[1] ?? ''
    await writeFile(join(folder, 'mine.yaml'), 'pipeline: {}\n')
    await served.stop('SIGTERM')
    expect(served.stderr()).toContain(`What you changed in the examples stays in ${folder}.`)
    expect(existsSync(folder)).toBe(true)
    await rm(folder, { recursive: true, force: true })
  })
})

it('opens a browser only where there is a person', () => {
  expect(openerOf('linux', {})).toBeUndefined()
  expect(openerOf('linux', { DISPLAY: ':0' })).toEqual(['xdg-open'])
  expect(openerOf('linux', { WAYLAND_DISPLAY: 'wayland-0', CI: 'true' })).toBeUndefined()
  expect(openerOf('darwin', {})).toEqual(['open'])
  expect(openerOf('win32', {})).toEqual(['explorer.exe'])
})

async function serve(args: readonly string[]) {
  const child = spawn(process.execPath, [program.path, ...args], { env: { ...process.env, CI: '1' } })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
  })
  let [stdout, stderr] = ['', '']
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
      const found = /^Pipeline Studio: (\S+)\n/.exec(stdout)
      if (found?.[1]) resolve(found[1])
    })
    child.once('close', () => reject(new Error(`It ended: ${stdout}${stderr}`)))
  })
  // The line about the folder follows on the other stream.
  while (!stderr.includes('Press Ctrl+C')) await new Promise((resolve) => setTimeout(resolve, 10))
  const { origin, hash } = new URL(address)
  const token = new URLSearchParams(hash.slice(1)).get('token') ?? ''
  return {
    address,
    stderr: () => stderr,
    ask: async (path: string): Promise<unknown> =>
      (await fetch(origin + path, { headers: { [TOKEN_HEADER]: token } })).json(),
    stop: (signal: NodeJS.Signals) => {
      child.kill(signal)
      return ended
    },
  }
}
