import { columnOf, lineBreakBefore, lineStart } from './lines.ts'
import type { Place } from './locate.ts'
import { afterProperties, contentEnd, deepestLast, isBlockScalar, memberStart, valueSlot } from './sourceTokens.ts'

/** Where a value stands in the text, and what its replacement must respect. */
export interface Spot {
  readonly start: number
  readonly end: number
  /** After the colon or dash. */
  readonly slot: number
  /** After the anchor and tag, where there are some: from here a block collection is written. */
  readonly afterProperties: number
  /** A blank, where the value has none before it. */
  readonly glue: string
  /** Column of the key or dash. What is nested stands deeper. */
  readonly column: number
}

export function spotOf({ tree: { text, document }, parent, value }: Place): Spot {
  const range = value?.range
  const isWritten = range ? range[1] > range[0] : false
  if (parent.kind === 'root') {
    const start = isWritten && range ? range[0] : emptyRoot(text, document.range?.[1] ?? text.length)
    const end = isWritten ? sourceEnd(text, value, start) : start
    return { start, end, slot: start, afterProperties: start, glue: '', column: -2 }
  }
  const collection = parent.kind === 'map' ? parent.map : parent.seq
  const slot = valueSlot(collection, parent.index)
  const bare = Math.max(slot, afterProperties(collection, parent.index))
  const start = isWritten && range ? range[0] : bare
  return {
    start,
    end: isWritten ? sourceEnd(text, value, start) : start,
    slot,
    afterProperties: bare,
    glue: !isWritten && /\S/.test(text[start - 1] ?? ' ') ? ' ' : '',
    column: columnOf(text, memberStart(collection, parent.index)),
  }
}

/** A block scalar's source includes its last line end: that one stays. */
function sourceEnd(text: string, value: unknown, start: number): number {
  const end = contentEnd(value, start)
  return isBlockScalar(deepestLast(value)) && end > start ? lineBreakBefore(text, end) : end
}

/** Where the content of an empty document goes: after its `---` or its comments. */
function emptyRoot(text: string, end: number): number {
  const marker = /^---[ \t]*(?:#[^\n\r]*)?(?:\r\n|\r|\n|$)/m.exec(text)
  return marker ? marker.index + marker[0].length : end
}

/** Whether the value begins on a line below its colon. */
export function isBelow(text: string, spot: Spot): boolean {
  return lineStart(text, spot.start) > spot.afterProperties
}

/** From where a scalar is written: behind the colon, also where a block collection began on the next line. */
export function scalarStart(text: string, spot: Spot): number {
  return isBelow(text, spot) ? spot.afterProperties : spot.start
}

export function scalarGlue(text: string, spot: Spot): string {
  return scalarStart(text, spot) === spot.start ? spot.glue : ' '
}
