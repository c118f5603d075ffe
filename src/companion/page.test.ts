import { expect, it } from 'vitest'
import { testCompanion, testFolder } from './testCompanion.ts'

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
