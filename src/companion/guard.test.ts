import { createConnection } from 'node:net'
import { networkInterfaces } from 'node:os'
import { describe, expect, it, vi } from 'vitest'
import { TOKEN_HEADER } from '../core/repo/companionProtocol.ts'
import { testCompanion, testFolder } from './testCompanion.ts'

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
    ['GET', '/api/repo/log?path=a.yaml'],
    ['POST', '/api/repo/blame'],
    ['POST', '/api/repo/commit'],
    ['POST', '/api/repo/push'],
    ['POST', '/api/repo/pull'],
    ['POST', '/api/repo/switch'],
    ['POST', '/api/repo/init'],
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
    const { port } = address
    const strange = [`localhost:${port}@evil.test`, `localhost:${port}:${port}`, `[::1]:${port}`, `2130706433:${port}`]
    for (const host of ['evil.test', `evil.test:${port}`, `127.0.0.1.evil.test:${port}`, ...strange]) {
      expect([400, 403], host).toContain((await ask('GET', '/api/files', undefined, { host })).status)
      expect([400, 403], host).toContain((await ask('GET', '/', undefined, { host })).status)
    }
    expect((await ask('GET', '/api/files', undefined, { host: `localhost:${address.port}` })).status).toBe(200)
  })

  it('refuses a request without Host, with two, and one that names another place in its first line', async () => {
    const { address, token } = await testCompanion(await testFolder())
    const rest = `${TOKEN_HEADER}: ${token}\r\nConnection: close\r\n\r\n`
    for (const request of [
      `GET /api/files HTTP/1.1\r\n${rest}`,
      `GET /api/files HTTP/1.0\r\n${rest}`,
      `GET /api/files HTTP/1.1\r\nHost: evil.test\r\nHost: ${address.host}\r\n${rest}`,
      `GET http://evil.test/api/files HTTP/1.1\r\nHost: evil.test\r\n${rest}`,
    ]) {
      expect(await sendRaw(address, request), request).toMatch(/^HTTP\/1\.1 40[03] /)
    }
  })

  it('refuses another Origin, and one of this machine on another port', async () => {
    const { ask, address } = await testCompanion(await testFolder())
    for (const origin of ['https://evil.test', 'null', 'http://127.0.0.1:1', `https://127.0.0.1:${address.port}`]) {
      expect((await ask('GET', '/api/files', undefined, { origin })).status).toBe(403)
    }
    expect((await ask('GET', '/api/files', undefined, { origin: address.origin })).status).toBe(200)
  })

  it('refuses what a form of another site can send, even if it knew the token', async () => {
    const folder = await testFolder()
    const { ask } = await testCompanion(folder)
    const body = JSON.stringify({ path: 'a.yaml', text: PIPELINE, baseHash: null })
    const form = { 'content-type': 'text/plain', origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }
    expect((await ask('POST', '/api/file', body, { ...form, 'sec-fetch-mode': 'navigate' })).status).toBe(403)
    expect(
      (await ask('PUT', '/api/file', body, { ...form, origin: undefined, 'sec-fetch-mode': 'navigate' })).status,
    ).toBe(400)
    expect((await ask('GET', '/api/files')).json).toEqual([])
  })

  it('keeps the token out of answers and out of the log, whatever fails', async () => {
    const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const { ask, token } = await testCompanion(await testFolder({ 'a.yaml': PIPELINE }))
    const answers = [
      await ask('GET', `/api/${token}`),
      await ask('GET', '/api/file?path=none.yaml'),
      await ask('PUT', '/api/file', { path: 'a.yaml', text: PIPELINE, baseHash: 'x' }),
      await ask('PUT', '/api/file', '{'),
      await ask('POST', '/api/repo/commit', {}),
      await ask('GET', '/api/repo'),
      await ask('GET', '/', undefined, { host: 'evil.test' }),
    ]
    for (const { text, headers } of answers) expect(text + JSON.stringify(headers)).not.toContain(token)
    expect(JSON.stringify(log.mock.calls)).not.toContain(token)
    log.mockRestore()
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
    const huge = `{"path":"${'x'.repeat(65 * 1024 * 1024)}"}`
    for (const [method, path] of [
      ['PUT', '/api/file'],
      ['POST', '/api/repo/commit'],
    ] as const) {
      expect((await ask(method, path, huge)).status).toBe(413)
      expect((await ask(method, path, huge, { 'transfer-encoding': 'chunked' })).status).toBe(413)
    }
  })

  it('refuses to open a file of more than 50 MB', async () => {
    const folder = await testFolder({ 'big.yaml': new Uint8Array(50 * 1024 * 1024 + 1).fill(0x23) })
    const { ask } = await testCompanion(folder)
    expect((await ask('GET', '/api/file?path=big.yaml')).status).toBe(413)
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

/** What comes back for a request as it is written here, which no client would send. */
function sendRaw(address: URL, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(Number(address.port), address.hostname, () => socket.write(request))
    let answer = ''
    socket.on('data', (part) => (answer += part.toString()))
    socket.once('close', () => resolve(answer))
    socket.once('error', reject)
  })
}
