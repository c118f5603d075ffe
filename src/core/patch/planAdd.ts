import type { YAMLMap, YAMLSeq } from 'yaml'
import type { TextProfile } from '../text/profile.ts'
import type { TextEdit } from '../text/range.ts'
import { edit } from './edit.ts'
import { columnOf, lineBreakBefore } from './lines.ts'
import type { Place } from './locate.ts'
import { ownedText } from './ownership.ts'
import { columnBelow, planReplace } from './planReplace.ts'
import { blockLines, flowText, indentLines, isCollectionValue, isEmptyCollection, scalarTexts } from './print.ts'
import type { ScalarValue } from './print.ts'
import { memberEnd, memberStart } from './sourceTokens.ts'
import type { Plans } from './step.ts'
import type { Collection } from './tree.ts'

/** Adds an item to a list, so that it becomes the one at `at`. */
export function planAddItem(place: Place, seq: YAMLSeq, at: number, value: unknown, profile: TextProfile): Plans {
  if (seq.items.length === 0) return planReplace(place, [value], profile)
  if (seq.flow) return flowTexts(value, profile).map((written) => [flowInsert(seq, at, written)])
  const column = columnOf(place.tree.text, memberStart(seq, 0))
  return memberLines('-', column + 2, value, column, profile).map((lines) => [
    insertLines(place.tree.text, seq, at, lines, profile),
  ])
}

/** Adds a pair to a map, so that it becomes the one at `at`. */
export function planAddPair(
  place: Place,
  map: YAMLMap,
  at: number,
  [key, value]: readonly [string, unknown],
  profile: TextProfile,
): Plans {
  if (map.items.length === 0) return planReplace(place, { [key]: value }, profile)
  const written = keyText(key, place.inFlow || map.flow === true, profile)
  if (map.flow) return flowTexts(value, profile).map((text) => [flowInsert(map, at, `${written}: ${text}`)])
  const column = columnOf(place.tree.text, memberStart(map, 0))
  const below = isCollectionValue(value) ? columnBelow(column, value, profile) : column
  return memberLines(`${written}:`, below, value, column, profile).map((lines) => [
    insertLines(place.tree.text, map, at, lines, profile),
  ])
}

/** A key as it is written. */
export function keyText(key: string, inFlow: boolean, profile: TextProfile): string {
  return scalarTexts(key, { inFlow, isKey: true, column: 0 }, profile)[0] ?? key
}

/** The lines of a new member, best first; the first line is not indented, the others are. `head`: its `-` or `key:`. */
function memberLines(
  head: string,
  below: number,
  value: unknown,
  column: number,
  profile: TextProfile,
): readonly string[][] {
  if (!isCollectionValue(value))
    return scalarTexts(value as ScalarValue, { inFlow: false, column }, profile).map((text) =>
      `${head} ${text}`.split(profile.eol),
    )
  const oneLine = [`${head} ${flowText(value)}`]
  if (isEmptyCollection(value)) return [oneLine]
  const lines = blockLines(value, profile)
  const [first = '', ...rest] = lines
  const block = head === '-' ? [`- ${first}`, ...indentLines(rest, below)] : [head, ...indentLines(lines, below)]
  return [block, oneLine]
}

/** Inserts the lines of a member, the first not indented, before the member now at `at`, or after the last. */
export function insertLines(
  text: string,
  collection: Collection,
  at: number,
  lines: readonly string[],
  { eol }: TextProfile,
): TextEdit {
  const body = lines.join(eol)
  const pad = ' '.repeat(columnOf(text, memberStart(collection, 0)))
  if (at < collection.items.length) {
    const { hasOwnLine, member, start } = ownedText(text, collection, at)
    return hasOwnLine ? edit(start, start, pad + body + eol) : edit(member, member, body + eol + pad)
  }
  const { end } = ownedText(text, collection, collection.items.length - 1)
  const isOpen = end > 0 && lineBreakBefore(text, end) === end
  return edit(end, end, isOpen ? eol + pad + body : pad + body + eol)
}

function flowTexts(value: unknown, profile: TextProfile): string[] {
  return isCollectionValue(value)
    ? [flowText(value)]
    : scalarTexts(value as ScalarValue, { inFlow: true, column: 0 }, profile)
}

/** Inserts a member into a collection in flow style. */
export function flowInsert(collection: Collection, at: number, written: string): TextEdit {
  if (at < collection.items.length) {
    const next = memberStart(collection, at)
    return edit(next, next, `${written}, `)
  }
  const end = memberEnd(collection, collection.items.length - 1)
  return edit(end, end, `, ${written}`)
}
