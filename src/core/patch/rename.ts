import { isScalar } from 'yaml'
import { edit } from './edit.ts'
import { locate } from './locate.ts'
import { changedAt, keyText, withMember, withoutMember } from './plain.ts'
import { scalarTexts } from './print.ts'
import { nothingToDo, settle } from './step.ts'
import type { Settings, Step } from './step.ts'
import { rangeOf, wholeValue } from './tree.ts'
import type { Tree } from './tree.ts'

/** Gives a key another name; its place, value and comments stay. */
export function rename(tree: Tree, path: readonly string[], name: string, settings: Settings): Step {
  const place = locate(tree, path)
  if ('refusal' in place) return place
  const { parent, inFlow } = place
  if (parent.kind !== 'map') return { refusal: { code: 'path-not-found', ...rangeOf(place.value) } }
  const old = path.at(-1) ?? ''
  if (old === name) return nothingToDo(tree)
  if (parent.map.items.some((pair) => keyText(pair.key) === name))
    return { refusal: { code: 'key-exists', ...rangeOf(parent.map) } }
  const { key } = parent.pair
  if (!isScalar(key) || !key.range) return { refusal: { code: 'not-expressible', ...rangeOf(parent.map) } }
  const [start, end] = key.range
  const wanted = changedAt(wholeValue(tree), path.slice(0, -1), (map) =>
    withMember(withoutMember(map, old), name, (map as Record<string, unknown>)[old]),
  )
  const texts = scalarTexts(name, { old: key.type, inFlow, isKey: true, column: 0 }, settings.profile)
  return settle(
    tree,
    texts.map((text) => [edit(start, end, text)]),
    wanted,
    settings,
  )
}
