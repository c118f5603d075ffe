import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { applyPatch } from './applyPatch.ts'
import type { Operation } from './operation.ts'

interface SuiteCase {
  readonly comment?: string
  readonly doc: unknown
  readonly patch: readonly Operation[]
  readonly expected?: unknown
  readonly error?: string
  readonly disabled?: boolean
}

const require = createRequire(import.meta.url)
const cases = ['tests.json', 'spec_tests.json'].flatMap(
  (name) => JSON.parse(readFileSync(require.resolve(`json-patch-test-suite/${name}`), 'utf8')) as SuiteCase[],
)

/** Other people's test suite: every case on JSON text, on indented JSON, and on block YAML. */
describe('RFC 6902 by npm’s json-patch-test-suite', () => {
  const live = cases.filter(({ disabled }) => !disabled)
  it.each(live.map((each, index) => [each.comment ?? each.error ?? `case ${index}`, each] as const))(
    '%s',
    (_, each) => {
      for (const text of [JSON.stringify(each.doc), JSON.stringify(each.doc, null, 2), stringify(each.doc)]) {
        const result = applyPatch(text, each.patch)
        if (each.error !== undefined) {
          expect(result.ok).toBe(false)
          continue
        }
        expect(result).toMatchObject({ ok: true })
        if (result.ok && each.expected !== undefined)
          expect(isDeepStrictEqual(parse(result.text), each.expected)).toBe(true)
      }
    },
  )
})
