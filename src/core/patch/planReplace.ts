import { isCollection, isScalar } from 'yaml'
import type { TextProfile } from '../text/profile.ts'
import type { TextEdit } from '../text/range.ts'
import { edit } from './edit.ts'
import { lineAt, lineStart, lineTextEnd } from './lines.ts'
import type { Place } from './locate.ts'
import { blockLines, flowText, indentLines, isCollectionValue, isEmptyCollection, scalarTexts } from './print.ts'
import type { ScalarValue } from './print.ts'
import { isBlockScalar } from './sourceTokens.ts'
import { isBelow, scalarGlue, scalarStart, spotOf } from './spot.ts'
import type { Spot } from './spot.ts'
import type { Plans } from './step.ts'

/** Puts a value in the place of another. */
export function planReplace(place: Place, value: unknown, profile: TextProfile): Plans {
  const spot = spotFor(place, value)
  if (!isCollectionValue(value)) return scalarPlans(place, spot, value as ScalarValue, profile)
  const { text } = place.tree
  const inline = [edit(scalarStart(text, spot), spot.end, scalarGlue(text, spot) + flowText(value))]
  if (place.inFlow || isEmptyCollection(value)) return [inline]
  const block = [blockEdit(place, spot, value, profile)]
  const wasFlow = isCollection(place.value) && place.value.flow && place.value.items.length > 0
  return wasFlow ? [inline, block] : [block, inline]
}

/** A tag that names another kind of value goes with the old one. */
function spotFor(place: Place, value: unknown): Spot {
  const spot = spotOf(place)
  const changesKind = isCollection(place.value) !== isCollectionValue(value)
  return place.value?.tag && changesKind ? untagged(spot) : spot
}

function untagged(spot: Spot): Spot {
  return { ...spot, start: spot.slot, afterProperties: spot.slot, glue: ' ' }
}

function scalarPlans(place: Place, spot: Spot, value: ScalarValue, profile: TextProfile): Plans {
  const { value: node, inFlow, tree } = place
  // An empty text had to be quoted: that says nothing about what stands there next.
  const old = isScalar(node) && node.value !== '' ? node.type : undefined
  const comment = headComment(tree.text, spot, node)
  const texts = scalarTexts(value, { old, inFlow, column: spot.column }, profile)
  const plans = texts.map((written) => [
    scalarEdit(tree.text, marginSpot(place, spot, written), written, comment, profile),
  ])
  if (!node?.tag) return plans
  // A tag may force another type on the new value; then it goes, too.
  return [...plans, ...texts.map((written) => [scalarEdit(tree.text, untagged(spot), written, comment, profile)])]
}

/** A block scalar that is the whole document stands at the margin: readers do not agree on one that is indented. */
function marginSpot({ parent, tree: { text } }: Place, spot: Spot, written: string): Spot {
  if (parent.kind !== 'root' || !written.includes('\n')) return spot
  const margin = lineStart(text, spot.start)
  return /^[ \t]+$/.test(text.slice(margin, spot.start)) ? { ...spot, start: margin } : spot
}

function scalarEdit(text: string, spot: Spot, written: string, comment: string, { eol }: TextProfile): TextEdit {
  const start = scalarStart(text, spot)
  const glue = scalarGlue(text, spot)
  const headerEnd = written.indexOf(eol)
  if (headerEnd < 0) return edit(start, spot.end, glue + written + spaced(comment))
  // A literal block: a comment behind the old value moves behind the header, where it is none of the content.
  const lineEnd = lineTextEnd(text, spot.end)
  const rest = text.slice(spot.end, lineEnd).trim()
  const takesRest = rest === '' || rest.startsWith('#')
  const header = written.slice(0, headerEnd) + spaced(rest.startsWith('#') ? rest : comment)
  return edit(start, takesRest ? lineEnd : spot.end, glue + header + written.slice(headerEnd))
}

/** The comment on a block scalar's header, or behind the colon of a block collection: it speaks of the key and stays. */
function headComment(text: string, spot: Spot, node: unknown): string {
  const isBlockCollection = isCollection(node) && !node.flow && isBelow(text, spot)
  if (!isBlockCollection && !isBlockScalar(node)) return ''
  const line = lineAt(text, isBlockCollection ? spot.afterProperties : spot.start)
  return /(?:^|\s)(#.*)$/.exec(line)?.[1]?.trimEnd() ?? ''
}

function blockEdit(
  { tree: { text }, parent, value: old }: Place,
  spot: Spot,
  value: object,
  profile: TextProfile,
): TextEdit {
  const { eol } = profile
  const lines = blockLines(value, profile)
  if (parent.kind === 'root') {
    const isNew = spot.start === spot.end && text !== ''
    const before = isNew && spot.start > 0 && lineStart(text, spot.start) < spot.start ? eol : ''
    return edit(spot.start, spot.end, before + lines.join(eol) + (isNew ? eol : ''))
  }
  if (parent.kind === 'seq') {
    const [first = '', ...rest] = lines
    return edit(spot.afterProperties, spot.end, ` ${[first, ...indentLines(rest, spot.column + 2)].join(eol)}`)
  }
  const column = columnBelow(spot.column, value, profile)
  const { comment, end } = colonComment(text, spot, old)
  return edit(spot.afterProperties, end, `${spaced(comment)}${eol}${indentLines(lines, column).join(eol)}`)
}

/** The column of a block collection below a key at `column`. */
export function columnBelow(column: number, value: object, { indentSeq, indentStep }: TextProfile): number {
  return Array.isArray(value) && !indentSeq ? column : column + indentStep
}

/** The comment that is to follow the colon, and where the text that the new value takes the place of ends. */
function colonComment(text: string, spot: Spot, old: unknown): { comment: string; end: number } {
  if (isBelow(text, spot)) return { comment: lineAt(text, spot.afterProperties).trim(), end: spot.end }
  const rest = lineAt(text, spot.end).trim()
  return rest.startsWith('#')
    ? { comment: rest, end: lineTextEnd(text, spot.end) }
    : { comment: headComment(text, spot, old), end: spot.end }
}

function spaced(comment: string): string {
  return comment === '' ? '' : ` ${comment}`
}
