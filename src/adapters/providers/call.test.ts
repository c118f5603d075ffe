import { describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { Calls } from './call.ts'
import { allPages } from './pages.ts'
import { readBounded } from './readBounded.ts'
import { fakeServer } from './testing/fakeServer.ts'
import type { FakeAnswer } from './testing/fakeServer.ts'

async function callsTo(answer: () => Promise<FakeAnswer>, timeout?: number): Promise<Calls> {
  const server = await fakeServer(answer)
  onTestFinished(() => server.close())
  return new Calls({ name: 'GitHub', api: server.origin, authorization: ['authorization', 'Bearer t0k'] }, timeout)
}

describe('a call', () => {
  it('does not wait for ever', async () => {
    const calls = await callsTo(() => new Promise(() => {}), 50)
    await expect(calls.json(z.unknown(), { path: '/' })).rejects.toMatchObject({
      code: 'unreachable',
      message: 'GitHub did not answer within 0.05 seconds. Try again.',
    })
  })

  it('says that an answer broke off', async () => {
    const calls = await callsTo(async () => ({ status: 200, headers: { 'content-length': '100' }, body: '{"a"' }), 500)
    await expect(calls.json(z.unknown(), { path: '/' })).rejects.toMatchObject({ code: 'unreachable' })
  })
})

describe('an answer', () => {
  it('is read only as far as it may be long', async () => {
    await expect(readBounded('GitHub', new Response('12345'), 4)).rejects.toMatchObject({ code: 'too-large' })
    expect(await readBounded('GitHub', new Response('1234'), 4)).toEqual(new TextEncoder().encode('1234'))
  })

  it('may have no body', async () => {
    expect(await readBounded('GitHub', new Response(null))).toEqual(new Uint8Array())
  })
})

describe('pages', () => {
  it('come to an end, whatever a server says', async () => {
    const endless = allPages(1, async (page) => ({ items: [page], next: page }))
    await expect(endless).rejects.toMatchObject({ code: 'too-large' })
  })
})
