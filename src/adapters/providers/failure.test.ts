import { describe, expect, it } from 'vitest'
import { failureOf } from './failure.ts'
import { waitPhrase } from './waiting.ts'

const service = { name: 'GitHub', api: 'https://api.test', authorization: ['authorization', 'Bearer t0k'] } as const

function failed(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return failureOf(service, new Response(null, { status, headers }), text)
}

describe('what a failure means', () => {
  it.each([
    ['protected', 422, { message: 'Repository rule violations found\n\nChanges must be made through a pull request.' }],
    ['protected', 422, { message: 'Protected branch update failed for refs/heads/main.' }],
    ['protected', 403, { message: 'Permission denied to update branch main.' }],
    ['protected', 400, { message: 'You are not allowed to push into this branch' }],
    ['protected', 403, { message: 'user cannot commit to repo [user: ada]' }],
    ['protected', 409, { message: 'Repository rule violations found' }],
    ['conflict', 422, { message: 'Reference already exists' }],
    ['conflict', 400, { message: "A branch called 'protected/1' already exists. Switch to that branch" }],
    ['conflict', 422, { message: 'Update is not a fast forward' }],
    ['conflict', 409, { message: 'anything' }],
    ['invalid', 422, { message: 'Validation Failed', errors: [{ message: 'No commits between main and x' }] }],
    ['invalid', 400, { message: { title: ['is too long (maximum is 255 characters)'] } }],
    ['invalid', 422, { message: 'Title exceeds 255 characters' }],
    ['too-large', 413, ''],
    ['too-large', 422, { message: 'a.yaml exceeds the limit of 100 MB' }],
    ['too-large', 422, { message: 'Sorry, your input was too large to process.' }],
    ['scope', 403, { message: 'Resource not accessible by personal access token' }],
    ['internal', 503, { message: 'Service unavailable' }],
    ['internal', 500, { message: 'The file is too large' }],
  ] as const)('%s: %i %j', (code, status, body) => {
    expect(failed(status, body).code).toBe(code)
  })

  it('quotes the provider, also where it names the field at fault', () => {
    expect(failed(400, { message: { title: ['is too long'] } }).message).toContain('It says: “title is too long”')
    const errors = [{ resource: 'PullRequest', message: 'No commits between main and x' }]
    expect(failed(422, { message: 'Validation Failed', errors }).message).toContain(
      'It says: “Validation Failed No commits between main and x”',
    )
  })

  it('quotes no more than a few lines, and nothing of a page', () => {
    expect(failed(422, { message: 'x'.repeat(10_000) }).message.length).toBeLessThan(500)
    expect(failed(502, '<html>Bad Gateway</html>').message).toBe('GitHub failed (status 502). Try again in a minute.')
  })

  it('names the permission that a fine-grained token lacks', () => {
    const failure = failed(403, { message: 'no' }, { 'x-accepted-github-permissions': 'contents=write' })
    expect(failure.message).toContain('It needs: contents=write.')
  })
})

describe('a limit', () => {
  const soon = Date.now() + 90_000

  it.each([
    ['seconds in Retry-After, of GitHub’s secondary limit', 403, { 'retry-after': '90' }],
    ['a date in Retry-After', 429, { 'retry-after': new Date(soon).toUTCString() }],
    ['GitHub’s reset', 403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(soon / 1000) }],
    ['GitLab’s reset', 429, { 'ratelimit-reset': String(soon / 1000) }],
  ] as const)('is read from %s', (_, status, headers) => {
    const failure = failed(status, { message: '' }, headers)
    expect(failure.code).toBe('rate-limited')
    expect(Math.abs((failure.retryAt ?? 0) - soon)).toBeLessThan(2000)
  })

  it('is a minute where nothing names it', () => {
    const failure = failed(403, { message: 'You have exceeded a secondary rate limit.' })
    expect(failure.code).toBe('rate-limited')
    expect(failure.message).toContain('Try again in 60 seconds.')
  })

  it('is not seen in a refusal that leaves requests', () => {
    expect(failed(403, { message: 'no' }, { 'x-ratelimit-remaining': '4999', 'x-ratelimit-reset': '1' }).code).toBe(
      'scope',
    )
  })

  it.each([
    [0, 'in 1 second'],
    [30_000, 'in 30 seconds'],
    [90_000, 'in 90 seconds'],
    [91_000, 'in 2 minutes'],
    [3_600_000, 'in 60 minutes'],
  ])('of %i ms is told as “%s”', (wait, phrase) => {
    expect(waitPhrase(1000 + wait, 1000)).toBe(phrase)
  })
})
