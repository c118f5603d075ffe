import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkNode } from '../checkNode.ts'
import type { NodeKind, SchemaIssue } from '../contract.ts'
import { checkFile } from '../testing/checkFile.ts'
import { background, customStage, group, run } from '../testing/generators.ts'
import { explains, laxerFiles, stricter } from './disagreements.ts'
import type { OfficialNode } from './official.ts'
import { corpusPipelines, hasCorpus, hasOracle, officialJudges } from './official.ts'

if (!hasOracle) process.stdout.write('The official schema is not beside this repository: its tests are skipped\n')
if (!hasCorpus) process.stdout.write('The corpus is not beside this repository: its tests are skipped\n')

const COMPILES_IN_MS = 60_000
const SAMPLE = { numRuns: 1500, seed: 11 }
const CASES = [
  { name: 'Background', kind: 'step', nodes: background },
  { name: 'Run', kind: 'step', nodes: run },
  { name: 'Custom', kind: 'stage', nodes: customStage },
  { name: 'stepGroup', kind: 'stepGroup', nodes: group },
] as const satisfies readonly { name: OfficialNode; kind: NodeKind; nodes: fc.Arbitrary<unknown> }[]

const errorsOf = <Issue extends SchemaIssue>(issues: readonly Issue[]) =>
  issues.filter(({ severity }) => severity === 'error')
const isListed = (kind: NodeKind, { path }: SchemaIssue) => stricter.some((rule) => explains(rule, kind, path))

/** What the verdicts differ in, in words; empty when they agree or when the difference is listed. */
function difference(official: boolean, kind: NodeKind, issues: readonly SchemaIssue[]): readonly string[] {
  const errors = errorsOf(issues)
  if (official === (errors.length === 0)) return []
  if (!official) return ['accepted here, refused by the official schema']
  return errors.filter((issue) => !isListed(kind, issue)).map((issue) => `${issue.path.join('.')}: ${issue.message}`)
}

describe.skipIf(!hasOracle)('the official schema', () => {
  let judges: ReturnType<typeof officialJudges>
  beforeAll(() => {
    judges = officialJudges()
  }, COMPILES_IN_MS)

  it.each(CASES)(
    'agrees on $name nodes, but for the listed differences',
    ({ name, kind, nodes }) => {
      const judge = judges.node(name)
      fc.assert(
        fc.property(nodes, (node) => {
          expect(difference(judge(node), kind, checkNode(kind, node))).toEqual([])
        }),
        SAMPLE,
      )
    },
    COMPILES_IN_MS,
  )

  it.skipIf(!hasCorpus)(
    'agrees on every real pipeline, but for the listed differences',
    () => {
      const differing = corpusPipelines().flatMap(([file, value]) => {
        const errors = errorsOf(checkFile(value)).filter((issue) => !isListed(issue.kind, issue))
        const isAllowed = laxerFiles.some((listed) => file.startsWith(listed.file))
        return judges.file(value) === (errors.length === 0) || isAllowed
          ? []
          : [`${file}: ${errors.map(({ at }) => at).join(', ')}`]
      })
      expect(differing).toEqual([])
    },
    COMPILES_IN_MS,
  )
})

describe('the listed differences', () => {
  const decision = readFileSync(resolve('docs/decisions/0010-schema-disagreements.md'), 'utf8')

  it.each([...new Set([...stricter, ...laxerFiles].map(({ id }) => id))])('%s has its reason in the decision', (id) => {
    expect(decision).toMatch(new RegExp(`\\| ${id} +\\|`))
  })
})
