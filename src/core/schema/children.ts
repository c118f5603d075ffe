import * as z from 'zod'

/** What the items of a child list are. Each item is checked as a node of its own, so here they only count. */
export type ChildKind = 'stages' | 'steps'

export const childLists = z.registry<{ readonly of: ChildKind }>()

/**
 * A list of child entries. Optional everywhere: a document's model of an entry leaves its children out. That one must be
 * there is said in the JSON Schema (`required`), and by the structure rules of `problems`.
 */
export function children(of: ChildKind, min: 0 | 1 = 1) {
  const items = z.array(z.unknown(), { error: 'must be a list' })
  const counted = min === 1 ? items.min(1, { error: 'must have at least one item' }) : items
  childLists.add(counted, { of })
  return counted
}
