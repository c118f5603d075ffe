import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { isMapping } from '../value/value.ts'
import { accepts } from './accepts.ts'
import type { NodeKind } from './contract.ts'
import { nodeSchema } from './nodeSchema.ts'
import { corpusPipelines, hasCorpus } from './oracle/official.ts'
import { background, customStage, group, run } from './testing/generators.ts'

const EXAMPLES = join(import.meta.dirname, '../../../public/examples')
const examples = readdirSync(EXAMPLES)
  .filter((name) => name.endsWith('.yaml'))
  .map((name): unknown => parse(readFileSync(join(EXAMPLES, name), 'utf8')))

interface Node {
  readonly kind: NodeKind
  readonly value: Readonly<Record<string, unknown>>
}

const KINDS = ['pipeline', 'stage', 'stepGroup', 'step', 'template'] as const

/** Whatever stands under a key that names a kind of node. */
function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn)
  if (!isMapping(value)) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const kind = KINDS.find((each) => each === key)
    return [...(kind && isMapping(inner) ? [{ kind, value: inner }] : []), ...nodesIn(inner)]
  })
}

/** Whether zod agrees; `undefined` for a node that has no schema. */
function verdict({ kind, value }: Node): { readonly quick: boolean; readonly zod: boolean } | undefined {
  const schema = nodeSchema(kind, typeof value['type'] === 'string' ? value['type'] : undefined, value)
  return schema && { quick: accepts(schema, value), zod: schema.safeParse(value).success }
}

const NODES = nodesIn([examples, hasCorpus ? corpusPipelines().map(([, value]) => value) : []])

describe('a quick yes', () => {
  it('is zod’s, too, on made-up nodes', () => {
    const made = fc.oneof(
      fc.record({ kind: fc.constant('step' as const), value: fc.oneof(background, run) }),
      fc.record({ kind: fc.constant('stepGroup' as const), value: group }),
      fc.record({ kind: fc.constant('stage' as const), value: customStage }),
    )
    fc.assert(
      fc.property(made, ({ kind, value }) => {
        if (!isMapping(value)) return
        const said = verdict({ kind, value })
        expect(said?.quick === true && !said.zod).toBe(false)
      }),
      { numRuns: 3000 },
    )
  })

  it('is zod’s, too, on written nodes with a value that is another', () => {
    const odd = fc.oneof(
      fc.constantFrom('', '<+input>', '<+x>', 'a b', '\u0000', {}, [], [null], null, 0, -1, 1.5, 2 ** 31),
      fc.jsonValue(),
    )
    const changed = fc.tuple(fc.constantFrom(...NODES), fc.nat(), odd).map(([{ kind, value }, at, other]) => {
      const copy = structuredClone(value) as Record<string, unknown>
      const places = placesIn(copy)
      const place = places[at % places.length]
      if (place) place.parent[place.key] = other
      return { kind, value: copy }
    })
    fc.assert(
      fc.property(changed, (node) => {
        const said = verdict(node)
        expect(said?.quick === true && !said.zod).toBe(false)
      }),
      { numRuns: 5000 },
    )
  })

  it('is given to nearly all that is right', () => {
    const right = NODES.map(verdict).filter((said) => said?.zod)
    expect(right.length).toBeGreaterThan(20)
    expect(right.filter((said) => said?.quick).length / right.length).toBeGreaterThan(0.9)
  })
})

/** Every key and index of a value, to be written to. */
function placesIn(value: unknown): { readonly parent: Record<string | number, unknown>; readonly key: string }[] {
  if (typeof value !== 'object' || value === null) return []
  const parent = value as Record<string, unknown>
  return Object.keys(parent).flatMap((key) => [{ parent, key }, ...placesIn(parent[key])])
}
