import { expect, it } from 'vitest'
import type { Problem } from '../../core/problems/problem.ts'
import { githubReport } from './githubReport.ts'

const PROBLEM: Problem = {
  rule: 'image/no-tag',
  severity: 'error',
  message: 'Write a tag',
  range: { start: 0, end: 1 },
  line: 3,
  column: 7,
  fixes: [],
}

it.each([
  ['error', 'error'],
  ['warning', 'warning'],
  ['info', 'notice'],
] as const)('says %s as ::%s', (severity, command) => {
  expect(githubReport.file('a.yaml', '', [{ ...PROBLEM, severity }])).toBe(
    `::${command} file=a.yaml,line=3,col=7,title=image/no-tag::Write a tag\n`,
  )
})

it('escapes what would end a property or the command, and the escape itself', () => {
  const message = '50%: one, two\r\n::error::three %0A'
  expect(githubReport.file('a,b:c%\r\n.yaml', '', [{ ...PROBLEM, message }])).toBe(
    '::error file=a%2Cb%3Ac%25%0D%0A.yaml,line=3,col=7,title=image/no-tag::50%25: one, two%0D%0A::error::three %250A\n',
  )
})
