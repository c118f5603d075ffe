import { describe, expect, it } from 'vitest'
import { readDescription } from './description.ts'

const github = readDescription('github')
const BRANCHES = 'GET /repos/{owner}/{repo}/branches'
const REF = 'PATCH /repos/{owner}/{repo}/git/refs/{ref}'

const request = (query: Readonly<Record<string, string>>, body?: unknown) => ({
  method: 'GET',
  path: '/',
  query,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
})
const get = (query: Readonly<Record<string, string>>) => ({ ...request(query), headers: {} })

describe('a published description', () => {
  it('has nothing to say against a request as it describes it', () => {
    expect(github.faultsOf(BRANCHES, get({ per_page: '100' }), { status: 200, body: [{ name: 'main' }] })).toEqual([])
    expect(github.faultsOf(REF, request({}, { sha: 'a', force: false }), { status: 200 })).toEqual([])
  })

  it.each([
    ['an operation that it does not have', github.faultsOf('GET /nowhere', get({}), { status: 200 })],
    ['a query that it does not have', github.faultsOf(BRANCHES, get({ pagelen: '1' }), { status: 200 })],
    ['a query of another type', github.faultsOf(BRANCHES, get({ per_page: 'all' }), { status: 200 })],
    ['a body without what is required', github.faultsOf(REF, request({}, { force: false }), { status: 200 })],
    ['a body with more than it has', github.faultsOf(REF, request({}, { sha: 'a', branch: 'b' }), { status: 200 })],
    ['a value of another type', github.faultsOf(REF, request({}, { sha: 'a', force: 'no' }), { status: 200 })],
    ['a body where it has none', github.faultsOf(BRANCHES, request({}, {}), { status: 200 })],
    ['an answer with names of our own', github.faultsOf(BRANCHES, get({}), { status: 200, body: [{ title: 'main' }] })],
  ])('finds %s', (_, faults) => {
    expect(faults).toHaveLength(1)
  })

  it('is stricter than its schemas, which leave room for any name', () => {
    const bitbucket = readDescription('bitbucket', { unsent: ['type'] })
    const pull = 'POST /repositories/{workspace}/{repo_slug}/pullrequests'
    const body = { title: 't', source: { branch: { name: 'x', color: 'red' } } }
    expect(bitbucket.faultsOf(pull, request({}, body), { status: 201 })).not.toEqual([])
  })
})
