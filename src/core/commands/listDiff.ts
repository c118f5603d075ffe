import type { Operation, YamlValue } from '../patch/operation.ts'
import type { Path } from '../value/value.ts'
import { sameValue } from '../value/value.ts'
import type { Node } from './fieldPlan.ts'
import { pointerTo } from './fieldPlan.ts'

/**
 * Turns the list at a path into another one by its items, so that those that stay keep their lines and comments.
 * What is common at both ends is left alone; between, items are replaced in turn, then added or removed.
 */
export function planList(node: Node, path: Path, from: readonly YamlValue[], to: readonly YamlValue[]): Operation[] {
  const start = commonLength(from, to)
  const end = Math.min(commonLength(from.toReversed(), to.toReversed()), from.length - start, to.length - start)
  const old = from.slice(start, from.length - end)
  const wanted = to.slice(start, to.length - end)
  const at = (index: number) => pointerTo(node.pointer, [...path, start + index])
  const kept = Math.min(old.length, wanted.length)
  return [
    ...wanted
      .slice(0, kept)
      .flatMap((value, index): Operation[] =>
        sameValue(old[index], value) ? [] : [{ op: 'replace', path: at(index), value }],
      ),
    // From the last one on, so that the places of the others hold.
    ...old
      .slice(kept)
      .map((_, index): Operation => ({ op: 'remove', path: at(kept + index) }))
      .toReversed(),
    ...wanted.slice(kept).map((value, index): Operation => ({ op: 'add', path: at(kept + index), value })),
  ]
}

function commonLength(a: readonly YamlValue[], b: readonly YamlValue[]): number {
  const at = a.findIndex((value, index) => index >= b.length || !sameValue(value, b[index]))
  return at < 0 ? a.length : at
}
