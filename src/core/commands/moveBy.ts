import type { EntryKey } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { Command, InsertionPoint } from './command.ts'
import { refuse } from './insertion.ts'
import { mayMove, moveEntry } from './moveEntry.ts'

type Direction = 'earlier' | 'later' | 'in' | 'out'

/** Where one step of the keyboard takes an entry; `undefined` when there is nothing in that direction. */
function pointOf(document: PipelineDocument, key: EntryKey, direction: Direction): InsertionPoint | undefined {
  const place = document.placeOf(key)
  if (!place || place.list.name === 'body') return undefined
  const here = { parent: place.parent, list: place.list.name }
  switch (direction) {
    case 'earlier':
      return place.index > 0 ? { ...here, index: place.index - 1 } : undefined
    case 'later':
      return place.index < place.list.items.length - 1 ? { ...here, index: place.index + 2 } : undefined
    case 'in': {
      const next = [place.list.items[place.index + 1], place.list.items[place.index - 1]].find(
        (entry) => entry?.kind === 'stepGroup' || entry?.kind === 'parallel',
      )
      if (!next) return undefined
      const list = next.lists.find(({ name }) => name === 'steps' || name === 'parallel')
      const isAfter = next === place.list.items[place.index + 1]
      return {
        parent: next.key,
        list: next.kind === 'parallel' ? 'parallel' : 'steps',
        index: isAfter ? 0 : (list?.items.length ?? 0),
      }
    }
    case 'out': {
      const outer = document.placeOf(place.parent)
      const parent = document.entry(place.parent)
      if (!outer || outer.list.name === 'body' || parent?.kind === 'stage') return undefined
      return { parent: outer.parent, list: outer.list.name, index: outer.index + 1 }
    }
  }
}

const NOTHING: Record<Direction, string> = {
  earlier: 'It is the first already.',
  later: 'It is the last already.',
  in: 'There is no step group or parallel beside it.',
  out: 'It is in no step group or parallel.',
}

function moveBy(direction: Direction, title: string): Command<{ readonly key: EntryKey }> {
  return {
    id: `entry.move.${direction}`,
    title,
    check(document, { key }) {
      const point = pointOf(document, key, direction)
      return point ? mayMove(document, key, point) : refuse(NOTHING[direction])
    },
    plan(document, { key }) {
      const point = pointOf(document, key, direction)
      return point
        ? moveEntry.plan(document, { key, point })
        : { refusal: { code: 'not-allowed', reason: NOTHING[direction] } }
    },
  }
}

export const moveEarlier = moveBy('earlier', 'Move earlier')
export const moveLater = moveBy('later', 'Move later')
export const moveIn = moveBy('in', 'Move into the group or parallel beside it')
export const moveOut = moveBy('out', 'Move out')
