import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { BlamedLine, LogEntry } from '../../core/repo/repoHost.ts'
import { git, testCompanion, testRepository } from '../testCompanion.ts'

/** Three commits: a file of odd name, renamed, changed. */
async function withHistory() {
  const folder = await testRepository({ 'x y.yaml': 'a: 1\nb: 1\n' })
  await git(folder, 'mv', 'x y.yaml', 'ü "z".yaml')
  await git(folder, 'commit', '--quiet', '--message', 'Rename')
  await writeFile(join(folder, 'ü "z".yaml'), 'a: 1\nb: 2\n')
  await git(folder, 'commit', '--quiet', '--all', '--author', 'Bob <bob@example.test>', '--message', 'Change b')
  const { ask } = await testCompanion(folder)
  const path = encodeURIComponent('ü "z".yaml')
  return {
    folder,
    ask,
    log: async (): Promise<LogEntry[]> => (await ask('GET', `/api/repo/log?path=${path}`)).json,
  }
}

describe('the log of a file', () => {
  it('tells commit, author, day, subject and the name that the file had, across a rename', async () => {
    const { folder, log } = await withHistory()
    const entries = await log()
    expect(entries.map(({ author, subject, path }) => [subject, author, path])).toEqual([
      ['Change b', 'Bob', 'ü "z".yaml'],
      ['Rename', 'Ada Example', 'ü "z".yaml'],
      ['Start', 'Ada Example', 'x y.yaml'],
    ])
    expect(entries[0]?.commit).toBe(await git(folder, 'rev-parse', 'HEAD'))
    expect(Date.parse(entries[0]?.date ?? '')).not.toBeNaN()
  })

  it('gives the text of each of them', async () => {
    const { ask, log } = await withHistory()
    const { commit, path } = (await log()).at(-1) as LogEntry
    const { json } = await ask('GET', `/api/repo/text?path=${encodeURIComponent(path)}&commit=${commit}`)
    expect(json.text).toBe('a: 1\nb: 1\n')
  })

  it('is empty for a file that no commit has', async () => {
    const { ask } = await withHistory()
    expect((await ask('GET', '/api/repo/log?path=none.yaml')).json).toEqual([])
  })

  it.each(['--output=pwned', 'main', 'HEAD~1', ''])('takes no %j for a commit', async (commit) => {
    const { ask } = await withHistory()
    const answer = await ask('GET', `/api/repo/text?path=a.yaml&commit=${encodeURIComponent(commit)}`)
    expect(answer.json.error.code).toBe('invalid')
  })
})

describe('blame', () => {
  it('says who last changed each line, and which are not committed', async () => {
    const { ask } = await withHistory()
    const body = { path: 'ü "z".yaml', text: 'a: 1\nb: 2\nc: 3\n' }
    const lines: BlamedLine[] = (await ask('POST', '/api/repo/blame', body)).json
    expect(lines.map((line) => line && [line.author, line.subject])).toEqual([
      ['Ada Example', 'Start'],
      ['Bob', 'Change b'],
      null,
    ])
  })

  it('has nothing to say of a new file', async () => {
    const { ask } = await withHistory()
    expect((await ask('POST', '/api/repo/blame', { path: 'new.yaml', text: 'a: 1\n' })).json).toEqual([])
  })
})
