import type { EntryKey } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { Operation } from '../patch/operation.ts'
import type { Command, InsertionPoint, Verdict } from './command.ts'
import { entryName } from './entryName.ts'
import { refuse } from './insertion.ts'
import { bump } from './itemPointer.ts'
import { mayMove, moveEntry } from './moveEntry.ts'

interface Beside {
  readonly key: EntryKey
  /** The entry that it shall run at the same time as. It stands in no parallel yet. */
  readonly beside: EntryKey
}

export function mayMoveBeside(document: PipelineDocument, { key, beside }: Beside): Verdict {
  if (key === beside) return refuse('It cannot run in parallel with itself.')
  if (document.entry(key)?.kind === 'parallel') return refuse('A parallel cannot stand in another parallel.')
  const point = pointBehind(document, beside)
  return point ? mayMove(document, key, point) : refuse('Only a step or a step group can run in parallel.')
}

/** Moves an entry into a parallel with another one, which is made for the two. */
export const moveBeside: Command<Beside> = {
  id: 'entry.moveBeside',
  title: 'Move in parallel',
  check: mayMoveBeside,
  plan(document, { key, beside }) {
    const point = pointBehind(document, beside)
    const entry = document.entry(key)
    const other = document.entry(beside)
    if (!point || !entry || !other) return { refusal: { code: 'path-not-found' } }
    const behind = moveEntry.plan(document, { key, point })
    if ('refusal' in behind) return behind
    if (behind.select === undefined) return { refusal: { code: 'path-not-found' } }
    const here = bump(behind.select, -1)
    const next = behind.select
    // The parallel is made before the two with a stand-in: comments move into a list of lines, not into `[]`.
    const wrap: Operation[] = [
      { op: 'add', path: here, value: { parallel: [{ step: {} }] } },
      { op: 'move', from: next, path: `${here}/parallel/0` },
      { op: 'move', from: next, path: `${here}/parallel/1` },
      { op: 'remove', path: `${here}/parallel/2` },
    ]
    return {
      patch: [...behind.patch, ...wrap],
      label: `Move ${entryName(entry)}`,
      announcement: `${entryName(entry)} now runs in parallel with ${entryName(other)}`,
      select: `${here}/parallel/1`,
    }
  },
}

function pointBehind(document: PipelineDocument, key: EntryKey): InsertionPoint | undefined {
  const place = document.placeOf(key)
  const list = place?.list.name
  if (!place || (list !== 'steps' && list !== 'rollbackSteps')) return undefined
  return { parent: place.parent, list, index: place.index + 1 }
}
