import { expect, it } from 'vitest'
import type { BlamedLine } from '../../core/repo/repoHost.ts'
import { gutterOf } from './blame.ts'

const by = (commit: string, author: string): BlamedLine => ({
  commit,
  author,
  date: '2026-03-04T12:00:00Z',
  subject: 'Change',
})

it('names author and day once for the lines of one commit, and says what is not committed', () => {
  const lines = [by('a', 'Ada'), by('a', 'Ada'), null, null, by('b', 'Bartholomew the Second')]
  expect(gutterOf(lines)).toEqual(['Ada 2026-03-04', '', 'not committed', '', 'Bartholomew t… 2026-03-04'])
})
