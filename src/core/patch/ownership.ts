import { columnOf, lineAt, lineBreakBefore, lineStart, nextLine } from './lines.ts'
import { memberEnd, memberStart } from './sourceTokens.ts'
import type { Collection } from './tree.ts'

/** The text that a member of a block collection owns: itself and the comments that speak of it. */
export interface Owned {
  /** From the first of its comments; from itself, where something of its parent stands before it on the line. */
  readonly start: number
  /** Where the member itself begins. */
  readonly member: number
  /** After its last line end. */
  readonly end: number
  readonly column: number
  /** False in `- - x` and for the first key of `- name: x`. */
  readonly hasOwnLine: boolean
}

/**
 * Comments belong to what they describe. Those right above a member, at its column, are its own; a blank line or
 * another column ends them: they speak of the section, or of the member before. Comments right below belong to it
 * when they stand deeper than it, and the one at the end of its line does anyway.
 */
export function ownedText(text: string, collection: Collection, index: number): Owned {
  const member = memberStart(collection, index)
  const column = columnOf(text, member)
  const firstLine = lineStart(text, member)
  const hasOwnLine = text.slice(firstLine, member).trim() === ''
  const written = memberEnd(collection, index)
  // A block scalar ends after its last line end, anything else within a line.
  const isPastLineEnd = written > member && written === lineStart(text, written)
  return {
    start: hasOwnLine ? commentsAbove(text, firstLine, column) : member,
    member,
    end: commentsBelow(text, isPastLineEnd ? written : nextLine(text, written), column),
    column,
    hasOwnLine,
  }
}

function commentsAbove(text: string, from: number, column: number): number {
  let start = from
  while (start > 0) {
    const above = lineStart(text, lineBreakBefore(text, start))
    if (above >= start || commentColumn(lineAt(text, above)) !== column) break
    start = above
  }
  return start
}

function commentsBelow(text: string, from: number, column: number): number {
  let end = from
  while (end < text.length && (commentColumn(lineAt(text, end)) ?? -1) > column) end = nextLine(text, end)
  return end
}

/** The column of a line that is a comment and nothing else. */
function commentColumn(line: string): number | undefined {
  const content = line.trimStart()
  return content.startsWith('#') ? line.length - content.length : undefined
}
