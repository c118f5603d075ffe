import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { test as base } from './test.ts'

const exec = promisify(execFile)

export interface GitServer {
  /** Of the repository `shop.git`. */
  readonly address: string
  /** The bare repository itself. */
  git(...args: string[]): Promise<string>
  stop(): Promise<void>
}

/** A bare repository behind git's own `http-backend`, on the loopback interface: what a provider is, without its pages. */
async function startGitServer(): Promise<GitServer> {
  const root = await mkdtemp(join(tmpdir(), 'pipeline-studio-git-'))
  const repository = join(root, 'shop.git')
  await exec('git', ['init', '--quiet', '--bare', '--initial-branch=main', repository])
  await exec('git', ['-C', repository, 'config', 'http.receivepack', 'true'])
  const server = createServer((request, response) => answer(root, request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/shop.git`,
    git: async (...args) => (await exec('git', ['-C', repository, ...args])).stdout.trimEnd(),
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(root, { recursive: true, force: true })
    },
  }
}

/** One call by CGI: variables in, a head of headers and a body out. */
function answer(root: string, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, search } = new URL(request.url ?? '/', 'http://127.0.0.1')
  const child = spawn('git', ['http-backend'], {
    env: {
      ...process.env,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: pathname,
      QUERY_STRING: search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      REMOTE_USER: 'ada',
      REMOTE_ADDR: '127.0.0.1',
    },
  })
  request.pipe(child.stdin)
  let head = Buffer.alloc(0)
  let isBody = false
  child.stdout.on('data', (part: Buffer) => {
    if (isBody) return void response.write(part)
    head = Buffer.concat([head, part])
    const end = head.indexOf('\r\n\r\n')
    if (end < 0) return
    isBody = true
    for (const line of head.subarray(0, end).toString().split('\r\n')) {
      const [name = '', ...value] = line.split(': ')
      if (name === 'Status') response.statusCode = Number.parseInt(value.join(': '), 10)
      else response.setHeader(name, value.join(': '))
    }
    response.write(head.subarray(end + 4))
  })
  child.stdout.on('end', () => response.end())
}

/** Another person's commit at the remote. */
export async function commitElsewhere(server: GitServer, file: string, text: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'pipeline-studio-elsewhere-'))
  const git = (...args: string[]) => exec('git', ['-C', folder, ...args])
  await exec('git', ['clone', '--quiet', server.address, folder])
  await git('config', 'user.name', 'Bob')
  await git('config', 'user.email', 'bob@example.test')
  await writeFile(join(folder, file), text)
  await git('add', '--all')
  await git('commit', '--quiet', '--message', 'Elsewhere')
  await git('push', '--quiet')
  await rm(folder, { recursive: true, force: true })
}

/** Journeys with a provider of their own. */
export const test = base.extend<{ server: GitServer }>({
  // Playwright wants to see that nothing is taken.
  // oxlint-disable-next-line no-empty-pattern
  server: async ({}, use) => {
    const server = await startGitServer()
    await use(server)
    await server.stop()
  },
})
