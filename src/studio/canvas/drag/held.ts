import type { Verdict } from '../../../core/commands/command.ts'
import { mayMoveBeside, moveBeside } from '../../../core/commands/moveBeside.ts'
import { mayMove, moveEntry } from '../../../core/commands/moveEntry.ts'
import type { EntryKey } from '../../../core/document/entry.ts'
import type { PipelineDocument } from '../../../core/document/pipelineDocument.ts'
import type { Slot } from '../../../core/layout/layout.ts'
import { isService } from '../../../core/layout/layout.ts'
import { perform } from '../../state/perform.ts'
import type { IconName } from '../../ui/icons.tsx'

/** What a hand holds over the canvas. */
export interface Held {
  /** An entry of the file that is moved; `null` for something new. */
  readonly key: EntryKey | null
  /** Of something new: how its card looks. */
  readonly look?: { readonly title: string; readonly type: string; readonly icon: IconName }
  /** It may also go between the rows of services. */
  readonly isService: boolean
  may(document: PipelineDocument, slot: Slot): Verdict
  drop(slot: Slot): void
}

export function heldEntry(document: PipelineDocument, key: EntryKey): Held {
  const entry = document.entry(key)
  return {
    key,
    isService: entry !== undefined && isService(entry),
    may: (now, { beside, point }) =>
      beside === undefined ? mayMove(now, key, point) : mayMoveBeside(now, { key, beside }),
    drop: ({ beside, point }) => {
      if (beside === undefined) perform(moveEntry, { key, point })
      else perform(moveBeside, { key, beside })
    },
  }
}
