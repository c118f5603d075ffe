import type { NodeKind } from '../schema/contract.ts'
import { describeAt } from '../schema/index.ts'
import type { Companions } from './fieldPlan.ts'

/**
 * What a new container of a node cannot be without, where the schema leaves no choice (`type: JUnit` of `reports`) or where
 * the container's fields are those of the first of its types (`type: KubernetesDirect` of `stepGroupInfra`).
 */
export function companionsIn(kind: NodeKind, type: string | undefined): Companions {
  return (container) => {
    // The node itself is no new container: its type is a step's own.
    if (container.length === 0) return {}
    const required = describeAt(kind, type, container)?.keys?.filter((key) => key.required) ?? []
    const only = required.flatMap(({ key }) => {
      const values = describeAt(kind, type, [...container, key])?.values ?? []
      const value = values.length === 1 || key === 'type' ? values[0]?.value : undefined
      return value === undefined ? [] : [[key, value] as const]
    })
    return Object.fromEntries(only)
  }
}
