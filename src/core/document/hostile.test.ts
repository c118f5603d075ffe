import { describe, expect, it } from 'vitest'
import { applyPatch } from '../patch/applyPatch.ts'
import { checkPipeline } from '../problems/checkPipeline.ts'
import { openDocument } from './openDocument.ts'
import { yaml } from './testSupport.ts'

/** Milliseconds of work for each of the calls, whatever else the machine does. */
const PATIENCE = 2000
const LEVELS = 10_000

const STEP = `pipeline:
  name: x
  identifier: x
  stages:
    - stage:
        name: a
        identifier: a
        type: Custom
        spec:
          execution:
            steps:
              - step:
                  type: Run
                  name: r
                  identifier: r
                  spec:
                    shell: Sh
                    command: `

function times(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('')
}

function groups(count: number): string {
  const head = STEP.slice(0, STEP.indexOf('              - step:'))
  const lines = times(count, (level) => {
    const pad = ' '.repeat(14 + level * 6)
    return `${pad}- stepGroup:\n${pad}    identifier: g${level}\n${pad}    steps:\n`
  })
  return `${head}${lines}${' '.repeat(14 + count * 6)}- step: {type: Run}\n`
}

const LETTERS = 'bcdefghij'.split('')
const BOMB = `a: &a [x,x,x,x,x,x,x,x,x]\n${LETTERS.map((name, at) => `${name}: &${name} [${`*${'abcdefghi'[at]},`.repeat(9)}]\n`).join('')}`
const MERGES = `a: &a {k: 1}\n${LETTERS.map((name, at) => `${name}: &${name} {<<: [${`*${'abcdefghi'[at]},`.repeat(9)}]}\n`).join('')}`

/** A text, and the rule that it must break; without one, it may also be fine. */
const HOSTILE: readonly (readonly [name: string, text: () => string, rule?: string | undefined])[] = [
  ['an alias bomb', () => BOMB, 'yaml/alias-bomb'],
  ['a bomb of merge keys', () => MERGES, 'yaml/alias-bomb'],
  ['open brackets', () => `pipeline: ${'['.repeat(LEVELS)}`, 'yaml/too-deep'],
  ['brackets', () => `pipeline: ${'['.repeat(LEVELS)}${']'.repeat(LEVELS)}\n`, 'yaml/too-deep'],
  ['braces', () => `pipeline: ${'{a: '.repeat(LEVELS)}${'}'.repeat(LEVELS)}\n`, 'yaml/too-deep'],
  ['brackets on lines', () => `pipeline: ${'[\n  '.repeat(LEVELS)}${']'.repeat(LEVELS)}\n`, 'yaml/too-deep'],
  ['brackets behind quoted ones', () => `pipeline: ${'["]", '.repeat(LEVELS)}${']'.repeat(LEVELS)}\n`, 'yaml/too-deep'],
  ['brackets with explicit keys', () => `pipeline: ${'[? '.repeat(LEVELS)}${']'.repeat(LEVELS)}\n`, 'yaml/too-deep'],
  ['brackets with tags', () => `pipeline: ${'!!seq ['.repeat(LEVELS)}${']'.repeat(LEVELS)}\n`, 'yaml/too-deep'],
  ['dashes on one line', () => `pipeline:\n  ${'- '.repeat(LEVELS)}x\n`, 'yaml/too-deep'],
  ['explicit keys on one line', () => `pipeline:\n  ${'? '.repeat(LEVELS)}x\n`, 'yaml/too-deep'],
  ['explicit keys, not quite too deep', () => `pipeline:\n  ${'? '.repeat(200)}x\n`],
  ['3,000 levels of blocks', () => times(3000, (level) => `${' '.repeat(level)}a:\n`), 'yaml/too-deep'],
  ['10,000 levels of blocks, 50 MB', () => times(LEVELS, (level) => `${' '.repeat(level)}a:\n`), 'yaml/too-large'],
  ['1,000 step groups in each other', () => groups(1000), 'yaml/too-deep'],
  [
    '50 MB of comments',
    () => `${STEP}x\n${'# filling, filling, filling, filling\n'.repeat(1_400_000)}`,
    'yaml/too-large',
  ],
  ['50 MB in one line', () => 'x'.repeat(50_000_000), 'yaml/too-large'],
  ['one line of 10 MB', () => `${STEP}${'x'.repeat(10_000_000)}\n`, 'yaml/line-too-long'],
  ['one line of 10 MB with escapes', () => `${STEP}"${String.raw`x \" `.repeat(2_000_000)}"\n`, 'yaml/line-too-long'],
  ['a list of 10 MB in one line', () => `pipeline: [${'x, '.repeat(3_300_000)}]\n`, 'yaml/line-too-long'],
  [
    'a line of 10 MB in the middle',
    () => `pipeline:\n  a: 1\n  b: ${'x'.repeat(10_000_000)}\n  c: 1\n`,
    'yaml/line-too-long',
  ],
  ['control characters', () => `${STEP}"a\u0000b\u001B[31m\u007F"\n`, 'yaml/control-character'],
  ['C1 controls, a line separator, half a pair', () => `${STEP}"\u0085\u009B\u2028\uD800"\n`],
  [
    'numbers without end',
    () => `pipeline:\n  a: ${'9'.repeat(900_000)}\n  b: 1e999999999\n  c: 0x${'f'.repeat(9999)}\n`,
  ],
  ['thousands of anchors', () => `pipeline:\n${times(2000, (at) => `  k${at}: &a${at} v\n  r${at}: *a${at}\n`)}`],
  ['thousands of the same anchor', () => `pipeline:\n${times(2000, (at) => `  k${at}: &a v\n  r${at}: *a\n`)}`],
  ['thousands of aliases to nothing', () => `pipeline:\n${times(4000, (at) => `  r${at}: *a${at}\n`)}`],
  ['thousands of documents', () => '---\npipeline: {}\n'.repeat(5000), 'yaml/several-documents'],
  ['thousands of keys', () => `pipeline:\n${times(10_000, (at) => `  k${at}: v\n`)}`, 'schema/unknown-key'],
  ['a key that stands thousands of times', () => `pipeline:\n${'  a: 1\n'.repeat(10_000)}`],
  [
    'a tag that makes functions elsewhere',
    () => 'pipeline: !!js/function "function(){ globalThis.hit = 1 }"\n',
    'yaml/syntax',
  ],
  ['tabs', () => `pipeline:\n${'\t'.repeat(100_000)}name: x\n`, 'yaml/syntax'],
  ['a quote that is not closed', () => `${STEP}"${'x\n'.repeat(20_000)}`],
  ['expressions without end', () => `${STEP}${'<+'.repeat(300_000)}\n`],
]

describe('hostile YAML', () => {
  it.each(HOSTILE.map(([name, make, rule]) => ({ name, make, rule })))(
    '$name: an answer of each call, soon',
    ({ make, rule }) => {
      const text = make()
      const took: Record<string, number> = {}
      const time = <T>(what: string, call: () => T): T => {
        const start = process.cpuUsage()
        const result = call()
        took[what] = Math.round(process.cpuUsage(start).user / 1000)
        return result
      }
      const document = time('open', () => openDocument(text))
      const problems = time('check', () => checkPipeline(text))
      time('patch', () => applyPatch(text, [{ op: 'add', path: '/added', value: 1 }]))
      time('edit', () => document.edit([{ range: { start: 0, end: 0 }, newText: '# \n' }], { label: 'Type' }))
      // The text stays the user's, and editable.
      expect(document.slice({ start: 3, end: 3 + 100 })).toBe(text.slice(0, 100))
      time('apply', () => document.apply([{ op: 'add', path: '/pipeline/added', value: 1 }], { label: 'Add' }))
      expect(Object.entries(took).filter(([, milliseconds]) => milliseconds > PATIENCE)).toEqual([])
      if (rule !== undefined) expect(problems.map((problem) => problem.rule)).toContain(rule)
    },
  )

  it('says what is too much, where, and what to do', () => {
    expect(checkPipeline(`a: 1\nb: ${'x'.repeat(1_000_001)}\n`)).toMatchObject([
      {
        rule: 'yaml/line-too-long',
        line: 2,
        message: 'The file has a line of more than a million characters: break it into shorter ones',
      },
    ])
    expect(checkPipeline(`a: 1\nb: ${'['.repeat(300)}`)).toMatchObject([
      { rule: 'yaml/too-deep', line: 2, column: 254 },
    ])
    expect(applyPatch('x'.repeat(40_000_001), [{ op: 'remove', path: '/a' }])).toMatchObject({
      refusal: { code: 'too-large' },
    })
  })

  it('takes brackets in scripts, quotes and comments for no nesting', () => {
    const script = times(1000, (at) => `                      printf '\\033[${at}m' "[" # {\n`)
    expect(checkPipeline(`${STEP}|\n${script}`).map(({ rule }) => rule)).not.toContain('yaml/too-deep')
  })
})

describe('keys that JavaScript has plans with', () => {
  it('are kept, shown and edited like any other, and reach no prototype', () => {
    const text = yaml`
      pipeline:
        __proto__: { polluted: true }
        constructor: { prototype: { polluted: true } }
        prototype: 1
        name: x
    `
    const document = openDocument(text)
    const { value } = document.model(document.outline().key) as { value: { pipeline: object } }
    expect(Object.keys(value.pipeline)).toEqual(['__proto__', 'constructor', 'prototype', 'name'])
    const unknown = checkPipeline(text).filter(({ rule }) => rule === 'schema/unknown-key')
    expect(unknown).toHaveLength(3)
    const patch = [{ op: 'replace', path: '/pipeline/__proto__/polluted', value: { polluted: 'twice' } }] as const
    expect(applyPatch(text, patch)).toMatchObject({ ok: true, text: expect.stringContaining('polluted: twice') })
    expect(document.apply(patch, { label: 'x' }).ok).toBe(true)
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
})
