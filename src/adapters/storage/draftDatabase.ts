import type { DBSchema, IDBPDatabase } from 'idb'
import { openDB } from 'idb'
import type { BaseRecord, ChangeRecord, FileKey } from './draftRecords.ts'

export interface DraftSchema extends DBSchema {
  bases: { key: FileKey; value: BaseRecord }
  changes: { key: FileKey; value: ChangeRecord }
}

export type DraftDatabase = IDBPDatabase<DraftSchema>

const VERSION = 1

/** Opens the database, or makes it. `onTrouble` hears that another tab stands in the way; `onEnd` that it is gone. */
export function openDraftDatabase(
  name: string,
  { onTrouble, onEnd }: { readonly onTrouble: (sentence: string) => void; readonly onEnd: () => void },
): Promise<DraftDatabase> {
  return openDB<DraftSchema>(name, VERSION, {
    upgrade(database) {
      database.createObjectStore('bases', { keyPath: ['workspaceId', 'path'] })
      database.createObjectStore('changes', { keyPath: ['workspaceId', 'path'] })
    },
    blocked: () => onTrouble('Another tab holds the store of unsaved work in an older form. Close it, or save often.'),
    // A newer version in another tab must not wait for this one.
    blocking: (_current, _blocked, event) => {
      ;(event.target as IDBDatabase).close()
      onEnd()
    },
    terminated: onEnd,
  })
}
