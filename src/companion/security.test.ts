import { createConnection } from 'node:net'
import { networkInterfaces } from 'node:os'
import { chmod, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { TOKEN_HEADER } from '../core/repo/companionProtocol.ts'
import { sha256 } from './hash.ts'
import { git, testCompanion, testFolder, testRepository } from './testCompanion.ts'

const PIPELINE = 'pipeline:\n  name: a\n'

describe('who may ask', () => {
  it('listens on the loopback interface only', async () => {
    const { address } = await testCompanion(await testFolder())
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((found) => found && !found.internal && found.family === 'IPv4')
    expect(address.hostname).toBe('127.0.0.1')
    if (outside) await expect(connects(outside.address, Number(address.port))).resolves.toBe(false)
  })

  it('makes a new token of 256 bits at every start', async () => {
    const folder = await testFolder()
    const [first, second] = [await testCompanion(folder), await testCompanion(folder)]
    expect(first.token).toMatch(/^[\w-]{43}$/)
    expect(second.token).not.toBe(first.token)
  })

  it.each([
    ['GET', '/api/workspace'],
    ['GET', '/api/files'],
    ['GET', '/api/file?path=a.yaml'],
    ['GET', '/api/watch'],
    ['GET', '/api/repo'],
    ['GET', '/api/repo/text?path=a.yaml'],
    ['PUT', '/api/file'],
    ['POST', '/api/repo/commit'],
    ['GET', '/api/nothing'],
  ])('wants the token for %s %s', async (method, path) => {
    const { ask } = await testCompanion(await testFolder({ 'a.yaml': PIPELINE }))
    for (const token of [undefined, '', 'wrong']) {
      const answer = await ask(method, path, method === 'GET' ? undefined : {}, { [TOKEN_HEADER]: token })
      expect(answer.status).toBe(401)
      expect(answer.json.error.code).toBe('unauthorized')
    }
  })

  it('does not take the token from the address, where logs would keep it', async () => {
    const { ask, token } = await testCompanion(await testFolder())
    const answer = await ask('GET', `/api/files?token=${token}`, undefined, { [TOKEN_HEADER]: undefined })
    expect(answer.status).toBe(401)
  })

  it('refuses another name in Host, so that a page cannot point its own name here', async () => {
    const { ask, address } = await testCompanion(await testFolder())
    for (const host of ['evil.test', `evil.test:${address.port}`, `127.0.0.1.evil.test:${address.port}`]) {
      expect((await ask('GET', '/api/files', undefined, { host })).status).toBe(403)
      expect((await ask('GET', '/', undefined, { host })).status).toBe(403)
    }
    expect((await ask('GET', '/api/files', undefined, { host: `localhost:${address.port}` })).status).toBe(200)
  })

  it('refuses another Origin, and one of this machine on another port', async () => {
    const { ask, address } = await testCompanion(await testFolder())
    for (const origin of ['https://evil.test', 'null', 'http://127.0.0.1:1', `https://127.0.0.1:${address.port}`]) {
      expect((await ask('GET', '/api/files', undefined, { origin })).status).toBe(403)
    }
    expect((await ask('GET', '/api/files', undefined, { origin: address.origin })).status).toBe(200)
  })

  it('refuses what a browser marks as sent by another site', async () => {
    const { ask } = await testCompanion(await testFolder())
    for (const site of ['cross-site', 'same-site']) {
      expect((await ask('GET', '/api/files', undefined, { 'sec-fetch-site': site })).status).toBe(403)
    }
  })

  it('answers no preflight and sends no CORS header', async () => {
    const { ask } = await testCompanion(await testFolder())
    const preflight = await ask('OPTIONS', '/api/file', undefined, {
      origin: 'https://evil.test',
      'access-control-request-method': 'PUT',
      [TOKEN_HEADER]: undefined,
    })
    expect(preflight.status).toBe(403)
    for (const answer of [preflight, await ask('GET', '/api/files'), await ask('GET', '/')]) {
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })
})

describe('what may be sent', () => {
  it('takes JSON only', async () => {
    const { ask } = await testCompanion(await testFolder())
    const body = JSON.stringify({ path: 'a.yaml', text: PIPELINE, baseHash: null })
    for (const type of [undefined, 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      expect((await ask('PUT', '/api/file', body, { 'content-type': type })).status).toBe(400)
    }
    expect((await ask('PUT', '/api/file', '{"path":')).status).toBe(400)
    expect((await ask('PUT', '/api/file', { path: 'a.yaml', text: 1, baseHash: null })).status).toBe(400)
    expect((await ask('PUT', '/api/file', body, { 'content-type': 'application/json; charset=utf-8' })).status).toBe(
      200,
    )
  })

  it('has a size cap, told by length or found while reading', async () => {
    const { ask } = await testCompanion(await testFolder())
    const huge = JSON.stringify({ path: 'a.yaml', text: 'x'.repeat(65 * 1024 * 1024), baseHash: null })
    expect((await ask('PUT', '/api/file', huge)).status).toBe(413)
    expect((await ask('PUT', '/api/file', huge, { 'transfer-encoding': 'chunked' })).status).toBe(413)
  })

  it('refuses to open a file of more than 50 MB', async () => {
    const folder = await testFolder({ 'big.yaml': new Uint8Array(50 * 1024 * 1024 + 1).fill(0x23) })
    const { ask } = await testCompanion(folder)
    expect((await ask('GET', '/api/file?path=big.yaml')).status).toBe(413)
  })
})

describe('paths', () => {
  it.each([
    '../outside.yaml',
    'a/../../outside.yaml',
    '/etc/outside.yaml',
    './a.yaml',
    'a//b.yaml',
    'a.yaml/',
    '',
    'C:\\outside.yaml',
    'nul\0.yaml',
    '.git/config.yaml',
    'sub/.GIT/hook.yaml',
    'secrets.env',
    'a.yaml.exe',
  ])('refuses %j for reading, writing and committing', async (path) => {
    const folder = await testRepository({ 'a.yaml': PIPELINE, 'secrets.env': 'KEY=1' })
    const { ask } = await testCompanion(folder)
    expect((await ask('GET', `/api/file?path=${encodeURIComponent(path)}`)).status).toBe(403)
    expect((await ask('GET', `/api/repo/text?path=${encodeURIComponent(path)}`)).status).toBe(403)
    const file = { path, text: PIPELINE, baseHash: null }
    expect((await ask('PUT', '/api/file', file)).status).toBe(403)
    const commit = { files: [file], branch: { name: 'main', create: false }, message: 'x' }
    expect((await ask('POST', '/api/repo/commit', commit)).status).toBe(403)
  })

  it('refuses links that lead outside, to a folder, to a file and to nowhere', async () => {
    const outside = await testFolder({ 'secret.yaml': 'secret: 1\n' })
    const folder = await testFolder({ 'a.yaml': PIPELINE, 'secrets.env': 'KEY=1' })
    await symlink(outside, join(folder, 'folder'))
    await symlink(join(outside, 'secret.yaml'), join(folder, 'file.yaml'))
    await symlink(join(outside, 'new.yaml'), join(folder, 'nowhere.yaml'))
    await symlink(join(folder, 'secrets.env'), join(folder, 'env.yaml'))
    const { ask } = await testCompanion(folder)
    for (const path of ['folder/secret.yaml', 'folder/new.yaml', 'file.yaml', 'nowhere.yaml', 'env.yaml']) {
      expect((await ask('GET', `/api/file?path=${path}`)).status, path).toBe(403)
      const write = { path, text: 'gone: 1\n', baseHash: sha256('secret: 1\n') }
      expect((await ask('PUT', '/api/file', write)).status, path).toBe(403)
      expect((await ask('PUT', '/api/file', { ...write, baseHash: null })).status, path).toBe(403)
    }
    expect(await readFile(join(outside, 'secret.yaml'), 'utf8')).toBe('secret: 1\n')
    await expect(stat(join(outside, 'new.yaml'))).rejects.toThrow('ENOENT')
    expect((await ask('GET', '/api/files')).json.map((file: { path: string }) => file.path)).toEqual(['a.yaml'])
  })

  it('follows a link that stays inside, and writes the file it leads to', async () => {
    const folder = await testFolder({ 'real/a.yaml': PIPELINE })
    await symlink(join('real', 'a.yaml'), join(folder, 'link.yaml'))
    const { ask } = await testCompanion(folder)
    const { hash } = (await ask('GET', '/api/file?path=link.yaml')).json
    const written = await ask('PUT', '/api/file', { path: 'link.yaml', text: 'pipeline: {}\n', baseHash: hash })
    expect(written.json.ok).toBe(true)
    expect(await readFile(join(folder, 'real/a.yaml'), 'utf8')).toBe('pipeline: {}\n')
  })

  it('serves the page from its own folder only', async () => {
    const { ask } = await testCompanion(await testFolder({ 'a.yaml': PIPELINE }))
    for (const path of [
      '/../../../../etc/passwd',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/assets/..%2f..%2f..%2fetc%2fpasswd',
      '/a.yaml',
    ]) {
      expect((await ask('GET', path)).status, path).toBe(404)
    }
  })
})

describe('git', () => {
  it('never reads a name as an option, a pattern or shell words', async () => {
    const names = [
      '--help.yaml',
      '-n.yaml',
      ':(top)x.yaml',
      '*.yaml',
      '$(touch pwned).yaml',
      '; touch pwned;.yaml',
      'ä ö.yaml',
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

  it.each(['--orphan', '-f', '@{-1}', 'a..b', 'a b', 'x;touch pwned', '', 'refs/heads/../x', '.hidden'])(
    'refuses %j as the name of a branch',
    async (name) => {
      const folder = await testRepository({ 'a.yaml': PIPELINE })
      const { ask } = await testCompanion(folder)
      const file = { path: 'a.yaml', text: 'pipeline: {}\n', baseHash: sha256(PIPELINE) }
      const answer = await ask('POST', '/api/repo/commit', {
        files: [file],
        branch: { name, create: true },
        message: 'x',
      })
      expect(answer.status === 400 || name === 'x;touch pwned').toBe(true)
      if (answer.status === 400) expect(await git(folder, 'branch', '--format=%(refname:short)')).toBe('main')
      await expect(stat(join(folder, 'pwned'))).rejects.toThrow('ENOENT')
    },
  )

  it('does not run the program that a folder names as its file system monitor', async () => {
    const folder = await testRepository({ 'a.yaml': PIPELINE })
    await writeFile(join(folder, 'monitor.sh'), `#!/bin/sh\ntouch "${folder}/pwned"\n`, { mode: 0o755 })
    await git(folder, 'config', 'core.fsmonitor', './monitor.sh')
    const { ask } = await testCompanion(folder)
    expect((await ask('GET', '/api/repo')).status).toBe(200)
    await expect(stat(join(folder, 'pwned'))).rejects.toThrow('ENOENT')
  })
})

describe('writing', () => {
  it('keeps the mode and leaves no temporary file', async () => {
    const folder = await testFolder({ 'a.yaml': PIPELINE })
    await chmod(join(folder, 'a.yaml'), 0o640)
    const { ask } = await testCompanion(folder)
    const text = '\uFEFFpipeline:\r\n  name: ü\r\n'
    const answer = await ask('PUT', '/api/file', { path: 'a.yaml', text, baseHash: sha256(PIPELINE) })
    expect(answer.json).toEqual({ ok: true, hash: sha256(text) })
    expect(await readFile(join(folder, 'a.yaml'), 'utf8')).toBe(text)
    expect((await stat(join(folder, 'a.yaml'))).mode & 0o777).toBe(0o640)
    expect((await ask('GET', '/api/files')).json).toEqual([
      { path: 'a.yaml', size: Buffer.byteLength(text), readOnly: false },
    ])
  })

  it('refuses a changed file with the text on disk, and writes nothing', async () => {
    const folder = await testFolder({ 'a.yaml': 'theirs: 1\n' })
    const { ask } = await testCompanion(folder)
    const answer = await ask('PUT', '/api/file', { path: 'a.yaml', text: 'mine: 1\n', baseHash: sha256(PIPELINE) })
    expect(answer.json).toEqual({
      ok: false,
      conflict: { path: 'a.yaml', text: 'theirs: 1\n', hash: sha256('theirs: 1\n') },
    })
    expect(await readFile(join(folder, 'a.yaml'), 'utf8')).toBe('theirs: 1\n')
  })

  it('tells a deleted file and a new one whose name is taken', async () => {
    const folder = await testFolder({ 'a.yaml': PIPELINE, 'b.yaml': PIPELINE })
    const { ask } = await testCompanion(folder)
    await rm(join(folder, 'a.yaml'))
    const deleted = await ask('PUT', '/api/file', { path: 'a.yaml', text: 'x: 1\n', baseHash: sha256(PIPELINE) })
    const taken = await ask('PUT', '/api/file', { path: 'b.yaml', text: 'x: 1\n', baseHash: null })
    expect([deleted.json.conflict, taken.json.conflict]).toEqual(['deleted', 'exists'])
  })

  it('lets one of two simultaneous writers win and tells the other', async () => {
    const folder = await testFolder({ 'a.yaml': PIPELINE })
    const { ask } = await testCompanion(folder)
    const write = (text: string) => ask('PUT', '/api/file', { path: 'a.yaml', text, baseHash: sha256(PIPELINE) })
    const answers = await Promise.all(['one: 1\n', 'two: 2\n', 'three: 3\n'].map(write))
    expect(answers.filter(({ json }) => json.ok)).toHaveLength(1)
  })

  it('refuses a read-only file', async () => {
    const folder = await testFolder({ 'a.yaml': PIPELINE })
    await chmod(join(folder, 'a.yaml'), 0o444)
    const { ask } = await testCompanion(folder)
    expect((await ask('GET', '/api/files')).json).toMatchObject([{ readOnly: true }])
    const answer = await ask('PUT', '/api/file', { path: 'a.yaml', text: 'x: 1\n', baseHash: sha256(PIPELINE) })
    expect(answer.json.error).toEqual({
      code: 'forbidden',
      message: 'a.yaml is read-only. Make it writable, or download the text.',
    })
  })
})

describe('the page', () => {
  it('has a policy without eval or inline script, on failures too', async () => {
    const { ask } = await testCompanion(await testFolder())
    for (const answer of [
      await ask('GET', '/'),
      await ask('GET', '/api/files'),
      await ask('GET', '/none'),
      await ask('PUT', '/api/file'),
    ]) {
      const policy = String(answer.headers['content-security-policy'])
      expect(policy).toContain("script-src 'self';")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe-eval')
      expect(answer.headers['x-content-type-options']).toBe('nosniff')
      expect(answer.headers['referrer-policy']).toBe('no-referrer')
    }
  })

  it('is looked up again at every visit, its hashed files never', async () => {
    const { ask } = await testCompanion(await testFolder())
    expect((await ask('GET', '/')).headers['cache-control']).toBe('no-cache')
    expect((await ask('GET', '/assets/main-1a2b3c4d.js')).headers['cache-control']).toContain('immutable')
    expect((await ask('GET', '/api/files')).headers['cache-control']).toBe('no-store')
  })
})

function connects(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port, timeout: 1000 })
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.once('timeout', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
