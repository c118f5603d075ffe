import { describe, expect, it } from 'vitest'
import { corpus } from '../document/testSupport.ts'
import { checkPipeline } from './checkPipeline.ts'
import { fixed, problemsIn } from './testing/problemsIn.ts'

/** Milliseconds: what no text may make anybody wait longer. */
const PATIENCE = 2_000

const HOSTILE: readonly (readonly [what: string, text: string])[] = [
  [
    'an alias bomb',
    `a0: &a0 [x]\n${Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]\n`).join('')}pipeline: *a30\n`,
  ],
  ['10,000 levels', `pipeline: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`],
  ['2,000 levels of blocks', `${Array.from({ length: 2_000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')} 1\n`],
  ['50 MB', `pipeline:\n  name: a\n${'  # filling, filling, filling, filling, filling\n'.repeat(1_080_000)}`],
  ['one line of 10 MB', `pipeline: {name: "${'x'.repeat(10_000_000)}"}\n`],
  ['control characters', 'pipeline:\n  name: a\u0000b\u0007\n'],
]

describe('hostile YAML', () => {
  it.each(HOSTILE)('%s gives a problem, soon', (_, text) => {
    const start = performance.now()
    const problems = checkPipeline(text)
    expect(problems.length).toBeGreaterThan(0)
    expect(performance.now() - start).toBeLessThan(PATIENCE)
  })

  it('takes __proto__ for a key like any other', () => {
    const found = problemsIn('pipeline:\n  name: a\n  __proto__:\n    polluted: true\n')
    expect(found).toContain('schema/unknown-key @3')
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

describe('broken YAML', () => {
  it('says where and what to do', () => {
    const [problem] = checkPipeline('pipeline:\n  name: "a\n  identifier: a\n')
    expect(problem).toMatchObject({ rule: 'yaml/syntax', severity: 'error' })
    expect(problem?.message).toMatch(/quote is not closed/)
  })

  it('indents with spaces where a tab stands', () => {
    expect(fixed('pipeline:\n\tname: a\n', 'yaml/syntax')).toBe('pipeline:\n  name: a\n')
  })

  it('adds the blank after a colon', () => {
    expect(fixed('pipeline:\n  name: a\n  identifier:a\n  tags: {}\n', 'yaml/syntax')).toContain('  identifier: a\n')
  })

  it('names a key that stands twice', () => {
    expect(problemsIn('pipeline:\n  name: a\n  name: b\n')).toContain('yaml/duplicate-key @3')
  })

  it('names a second document', () => {
    const one = 'pipeline:\n  name: a\n'
    expect(problemsIn(`${one}---\n${one}`)).toContain('yaml/several-documents @3')
    expect(problemsIn(`---\n${one}`)).not.toContainEqual(expect.stringContaining('several'))
  })
})

const files = corpus()
describe.skipIf(files.length === 0)('real pipelines', () => {
  it('are checked without a throw, and every range lies in its text', () => {
    for (const { name, text } of files) {
      for (const { range, line, message } of checkPipeline(text, { file: name })) {
        expect(range.start, `${name}: ${message}`).toBeLessThanOrEqual(range.end)
        expect(range.end).toBeLessThanOrEqual(text.length)
        expect(text.slice(0, range.start).split(/\r\n|\r|\n/)).toHaveLength(line)
      }
    }
  })
})
