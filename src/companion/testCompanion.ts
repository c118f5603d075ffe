import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'
import { TOKEN_HEADER } from '../core/repo/companionProtocol.ts'
import type { Arrival } from './companion.ts'
import { startCompanion } from './companion.ts'

const exec = promisify(execFile)

/** A temporary folder with the given files, removed when the test ends. */
export async function testFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'pipeline-studio-companion-')))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  return folder
}

export async function git(folder: string, ...args: string[]): Promise<string> {
  return (await exec('git', args, { cwd: folder })).stdout.trimEnd()
}

/** A repository on `main` with an author; the given files are its first commit. */
export async function testRepository(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await testFolder(files)
  await git(folder, 'init', '--quiet', '--initial-branch=main')
  await git(folder, 'config', 'user.name', 'Ada Example')
  await git(folder, 'config', 'user.email', 'ada@example.test')
  await git(folder, 'config', 'commit.gpgSign', 'false')
  await git(folder, 'add', '--all')
  if (Object.keys(files).length > 0) await git(folder, 'commit', '--quiet', '--message', 'Start')
  return folder
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
  // A test reads what it sent for; the shapes have types of their own elsewhere.
  readonly json: any // oxlint-disable-line typescript/no-explicit-any
}

export interface TestCompanion {
  readonly address: URL
  readonly token: string
  /** With the token, as the page asks. Headers given replace the usual ones; `undefined` leaves one out. */
  readonly ask: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string | undefined>>,
  ) => Promise<Answer>
}

/** A companion over the folder on any port, with a page of one file, closed when the test ends. */
export async function testCompanion(folder: string, arrival?: Arrival): Promise<TestCompanion> {
  const webRoot = await testFolder({
    'index.html': '<!doctype html><title>Pipeline Studio</title>',
    'assets/main-1a2b3c4d.js': 'export {}',
  })
  const companion = await startCompanion({ folder, example: false, webRoot, port: 0, ...(arrival && { arrival }) })
  onTestFinished(() => companion.close())
  const address = new URL(companion.address)
  const token = new URLSearchParams(address.hash.slice(1)).get('token') ?? ''
  return {
    address,
    token,
    ask: (method, path, body, headers = {}) => {
      const usual = { [TOKEN_HEADER]: token, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
      return send(address, method, path, body, { ...usual, ...headers })
    },
  }
}

/** By hand, because `fetch` does not let a caller choose `Host`, `Origin` and paths with `..`. */
function send(
  address: URL,
  method: string,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string | undefined>>,
): Promise<Answer> {
  const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined))
  return new Promise((resolve, reject) => {
    const to = { host: address.hostname, port: address.port, agent: false }
    const call = request({ ...to, method, path, headers: sent }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => (text += part))
      response.on('end', () => {
        const type = response.headers['content-type'] ?? ''
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          json: type.includes('ndjson') ? cameOf(text) : type.includes('json') ? JSON.parse(text) : undefined,
        })
      })
    })
    call.on('error', reject)
    // A refusal may come, and the connection end, before a long body is sent.
    call.on('socket', (socket) => socket.on('error', () => {}))
    call.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body))
  })
}

/** What the last line of work says. */
function cameOf(text: string): unknown {
  const line = JSON.parse(text.trimEnd().split('\n').at(-1) ?? 'null')
  return line?.result ?? line
}
