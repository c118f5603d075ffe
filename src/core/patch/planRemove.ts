import { isSeq } from 'yaml'
import type { TextProfile } from '../text/profile.ts'
import type { TextEdit } from '../text/range.ts'
import { commentsOf } from './comments.ts'
import { edit } from './edit.ts'
import { lineBreakBefore, lineStart } from './lines.ts'
import type { Place } from './locate.ts'
import { ownedText } from './ownership.ts'
import type { Owned } from './ownership.ts'
import { planReplace } from './planReplace.ts'
import { memberEnd, memberStart } from './sourceTokens.ts'
import { isBelow, spotOf } from './spot.ts'
import type { Plans } from './step.ts'
import type { Collection } from './tree.ts'

/** Removes a member with what it owns. With its last member a collection becomes `{}` or `[]`: nothing would be null. */
export function planRemove(place: Place, collection: Collection, index: number, profile: TextProfile): Plans {
  const { text } = place.tree
  if (collection.items.length === 1) return lastRemoval(place, collection, profile)
  if (collection.flow) return [[flowRemoval(text, collection, index)]]
  const owned = ownedText(text, collection, index)
  if (!owned.hasOwnLine) return firstOnLine(text, collection, owned, profile)
  return [
    [removal(text, owned.start, owned.end)],
    // A block scalar above may need the line end before, or take the blank lines below for its own.
    [edit(owned.start, owned.end, '')],
    [edit(owned.start, blankLinesEnd(text, owned.end), '')],
    [removal(text, lineStart(text, owned.member), owned.end)],
  ]
}

/** Removes a member, whose comments stay in its place, each on a line of its own. Nothing where it shares its first line. */
export function withoutItsComments(text: string, collection: Collection, index: number, { eol }: TextProfile): Plans {
  const { member, end, hasOwnLine } = ownedText(text, collection, index)
  if (collection.flow || collection.items.length === 1 || !hasOwnLine) return []
  const line = lineStart(text, member)
  const indent = text.slice(line, member)
  const comments = commentsOf(text.slice(line, end)).map((comment) => indent + comment.trimEnd() + eol)
  return [[edit(line, end, comments.join(''))]]
}

/** The comments around the last member are not its own: they stay below the key. */
function lastRemoval(place: Place, collection: Collection, profile: TextProfile): Plans {
  const { text } = place.tree
  const empty = isSeq(collection) ? '[]' : '{}'
  const whole = planReplace(place, isSeq(collection) ? [] : {}, profile)
  const spot = spotOf(place)
  if (collection.flow || place.parent.kind === 'root' || !isBelow(text, spot)) return whole
  const owned = ownedText(text, collection, 0)
  const around = [edit(spot.afterProperties, spot.afterProperties, ` ${empty}`), removal(text, owned.start, owned.end)]
  return owned.hasOwnLine ? [around, ...whole] : whole
}

/** Where the blank lines end that begin at `from`, the start of a line. */
function blankLinesEnd(text: string, from: number): number {
  const [blank = ''] = /^(?:[ \t]*\r?\n)*/.exec(text.slice(from)) ?? []
  return from + blank.length
}

/** Whole lines. At the end of a text without a last line end, the line end before them goes instead. */
function removal(text: string, start: number, end: number): TextEdit {
  const isOpen = lineBreakBefore(text, end) === end
  return edit(isOpen ? lineBreakBefore(text, start) : start, end, '')
}

/** `- name: x`: the next pair moves up behind the dash; where comments stand between, the dash stays alone. */
function firstOnLine(text: string, collection: Collection, owned: Owned, { eol }: TextProfile): Plans {
  const next = ownedText(text, collection, 1)
  const head = text.slice(lineStart(text, owned.member), owned.member)
  const alone = [edit(owned.member - (head.length - head.trimEnd().length), owned.end, eol)]
  const hasComments = next.start < lineStart(text, next.member) || owned.end < next.start
  return hasComments ? [alone] : [[edit(owned.member, next.member, '')], alone]
}

/** A comment between two items in flow style stays; the comma that stays with it is good YAML also at the end. */
function flowRemoval(text: string, collection: Collection, index: number): TextEdit {
  const [start, end] = [memberStart(collection, index), memberEnd(collection, index)]
  const isLast = index + 1 === collection.items.length
  const from = isLast ? memberEnd(collection, index - 1) : start
  const to = isLast ? end : memberStart(collection, index + 1)
  if (!text.slice(from, start).includes('#') && !text.slice(end, to).includes('#')) return edit(from, to, '')
  return edit(start, isLast ? end : text.indexOf(',', end) + 1, '')
}
