import { writeFile } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it, onTestFinished, vi } from 'vitest'
import { TOKEN_HEADER } from '../core/repo/companionProtocol.ts'
import { testCompanion, testFolder } from './testCompanion.ts'

const QUICK = { headers: 200, request: 400 }
/** Longer than any request may take to arrive, with the interval in which late ones are looked for. */
const LONG = 1000

/** Sends the start, then the drop again and again; tells what came back, and when the other side ended it. */
function trickle(address: URL, start: string, drop: string) {
  const socket = createConnection(Number(address.port), address.hostname, () => socket.write(start))
  const timer = setInterval(() => socket.write(drop), 20)
  onTestFinished(() => {
    socket.destroy()
  })
  const call = { answer: '', isOpen: true }
  socket.on('data', (part) => (call.answer += part.toString()))
  socket.on('error', () => {})
  socket.once('close', () => {
    clearInterval(timer)
    call.isOpen = false
  })
  return call
}

it('cuts headers that do not end', async () => {
  const { address, ask } = await testCompanion(await testFolder(), { ...QUICK, request: 10_000 })
  const call = trickle(address, `GET / HTTP/1.1\r\nHost: ${address.host}\r\n`, 'X-Slow: 1\r\n')
  await vi.waitFor(() => expect(call.isOpen).toBe(false), 3000)
  expect(call.answer).toMatch(/^HTTP\/1\.1 408 /)
  expect((await ask('GET', '/api/files')).status).toBe(200)
})

it.each([
  ['with a length', 'Content-Length: 1000000', ' '],
  ['in chunks', 'Transfer-Encoding: chunked', '1\r\n \r\n'],
])('cuts a body that does not end, %s, and logs nothing', async (_, length, drop) => {
  const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const { address, token, ask } = await testCompanion(await testFolder(), QUICK)
  const headers = `Host: ${address.host}\r\n${TOKEN_HEADER}: ${token}\r\nContent-Type: application/json\r\n${length}`
  const call = trickle(address, `PUT /api/file HTTP/1.1\r\n${headers}\r\n\r\n`, drop)
  await vi.waitFor(() => expect(call.isOpen).toBe(false), 3000)
  expect(call.answer).not.toContain(' 200 ')
  expect((await ask('GET', '/api/files')).json).toEqual([])
  expect(log.mock.calls).toEqual([])
  log.mockRestore()
})

it('lets the news of the folder go on for longer than a request may take', async () => {
  const folder = await testFolder()
  const { address, token } = await testCompanion(folder, QUICK)
  const socket = createConnection(Number(address.port), address.hostname)
  onTestFinished(() => {
    socket.destroy()
  })
  let told = ''
  socket.on('data', (part) => (told += part.toString()))
  socket.write(`GET /api/watch HTTP/1.1\r\nHost: ${address.host}\r\n${TOKEN_HEADER}: ${token}\r\n\r\n`)
  await vi.waitFor(() => expect(told).toContain('"ready"'))
  await wait(LONG)
  await writeFile(join(folder, 'a.yaml'), 'a: 1\n')
  await vi.waitFor(() => expect(told).toContain('a.yaml'), 3000)
})
