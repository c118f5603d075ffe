import { createRequire } from 'node:module'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { expect, it } from 'vitest'
import { checkPipeline } from '../../core/problems/checkPipeline.ts'
import { sarifReport } from './sarifReport.ts'

interface Region {
  readonly startLine: number
  readonly startColumn: number
  readonly endLine: number
  readonly endColumn: number
}

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }
      readonly results: readonly {
        readonly ruleId: string
        readonly ruleIndex: number
        readonly locations: readonly [
          {
            readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: Region }
          },
        ]
        readonly partialFingerprints: Readonly<Record<string, string>>
        readonly fixes?: readonly {
          readonly artifactChanges: readonly [
            {
              readonly replacements: readonly {
                readonly deletedRegion: Region
                readonly insertedContent: { readonly text: string }
              }[]
            },
          ]
        }[]
      }[]
    },
  ]
}

const FIXTURES = join(import.meta.dirname, '../../../e2e/fixtures')
const TOTALS = { files: 1, filesWithProblems: 1, counts: { error: 1, warning: 0, info: 0 } }

/** The official schema, of draft 4: what it uses of that, draft 7 reads alike but for the name of `id`. */
function judge() {
  const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
  const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(path, 'utf8'))
  return new Ajv({
    strict: false,
    allErrors: true,
    unicodeRegExp: false,
    formats: { uri: isUri, 'uri-reference': isUri, 'date-time': true },
  }).compile(schema)
}

function isUri(text: string): boolean {
  return /^(?:[A-Za-z0-9\-._~:/?#@!$&'()*+,;=]|%[0-9A-F]{2})*$/.test(text)
}

function logOf(files: Readonly<Record<string, string>>): Log {
  const parts = Object.entries(files).flatMap(([file, text]) => {
    const problems = checkPipeline(text)
    return problems.length === 0 ? [] : [sarifReport.file(file, text, problems)]
  })
  return JSON.parse(sarifReport.begin + parts.join(sarifReport.between) + sarifReport.end(TOTALS))
}

const fixtures = () =>
  Object.fromEntries(readdirSync(FIXTURES).map((name) => [name, readFileSync(join(FIXTURES, name), 'utf8')]))

const BROKEN = `pipeline:
  name: "𝒳"  # two code units
  identifier: my-pipeline
  projectIdentifier: p
  orgIdentifier: o
  stages:
    - stage:
        name: Wait
        identifier: wait
        type: Custom
        spec:
          execution:
            steps:
              - step: { type: Wait, name: 𝒳 Wait, identifier: a-b, timeout: 5m, spec: { duration: 10m } }
              - step:
                  type: Run
                  name: Wait
                  identifier: x
                  spec:
                    connectorRef: hub
                    image: alpine:3
                    privileged: "true"
                    shell: Sh
                    command: ls
`

it('is SARIF 2.1.0 by the official schema', () => {
  const isValid = judge()
  for (const log of [logOf(fixtures()), logOf({ 'a.yaml': BROKEN, '/tmp/b.yaml': BROKEN }), logOf({})]) {
    isValid(log)
    expect(isValid.errors).toBeNull()
  }
  const { runs } = logOf({ 'a.yaml': BROKEN })
  expect(isValid({ version: '2.1.0', runs: [{ ...runs[0], columnKind: 'bytes' }] })).toBe(false)
})

it('describes every rule that it names', () => {
  const { tool, results } = logOf({ ...fixtures(), 'b.yaml': BROKEN, 'c.yaml': `a: ${'['.repeat(20_000)}` }).runs[0]
  const named = results.map(({ ruleId }) => ruleId)
  expect(named).toEqual(expect.arrayContaining(['yaml/syntax', 'identifier/malformed', 'yaml/too-deep']))
  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
})

it.each([
  ['a b/c#d/50%.yaml', 'a%20b/c%23d/50%25.yaml'],
  ['./sub/../ä:1?.yaml', '%C3%A4%3A1%3F.yaml'],
  ['../up.yaml', '../up.yaml'],
  ['/tmp/a b#.yaml', 'file:///tmp/a%20b%23.yaml'],
  ['<stdin>', '%3Cstdin%3E'],
])('names the file %s as %s', (file, uri) => {
  expect(logOf({ [file]: BROKEN }).runs[0].results[0]?.locations[0].physicalLocation.artifactLocation.uri).toBe(uri)
})

it.each(['\n', '\r\n'])('counts lines and columns from 1, in UTF-16 code units, with %j', (end) => {
  const { results } = logOf({ 'a.yaml': BROKEN.replaceAll('\n', end) }).runs[0]
  const marked = results.map(({ locations }) =>
    textIn(BROKEN.replaceAll('\n', end), locations[0].physicalLocation.region),
  )
  expect(marked).toEqual(expect.arrayContaining(['my-pipeline', 'a-b', '"true"']))
})

it('carries the fixes that are certain, as text in place of text', () => {
  const { results } = logOf({ 'a.yaml': BROKEN }).runs[0]
  const flag = results.find(({ ruleId }) => ruleId === 'schema/wrong-type')
  const [replacement, ...others] = flag?.fixes?.[0]?.artifactChanges[0].replacements ?? []
  expect(others).toEqual([])
  expect(replacement?.insertedContent.text).toBe('true')
  expect(replacement && textIn(BROKEN, replacement.deletedRegion)).toBe('"true"')
})

it('has fingerprints that are the same when lines above come and go, and differ within a file', () => {
  const marks = (text: string) => logOf({ 'a.yaml': text }).runs[0].results.map((each) => each.partialFingerprints)
  const twice = BROKEN + BROKEN.slice(BROKEN.indexOf('              - step:\n'))
  expect(marks(`# new\n\n${twice}`)).toEqual(marks(twice))
  const all = marks(twice).map((each) => JSON.stringify(each))
  expect(new Set(all).size).toBe(all.length)
})

function textIn(text: string, { startLine, startColumn, endLine, endColumn }: Region): string {
  const lines = text.split(/(?<=\n)/)
  const offset = (line: number, column: number) => lines.slice(0, line - 1).join('').length + column - 1
  return text.slice(offset(startLine, startColumn), offset(endLine, endColumn))
}
