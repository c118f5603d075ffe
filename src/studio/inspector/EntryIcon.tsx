import type { Entry } from '../../core/document/entry.ts'
import type { IconName } from '../ui/Icon.tsx'
import { Icon } from '../ui/Icon.tsx'

/** The picture in the heading's tile. */
export function EntryIcon({ entry }: { entry: Entry }) {
  return <Icon name={iconOf(entry)} size={16} />
}

function iconOf(entry: Entry): IconName {
  switch (entry.kind) {
    case 'stepGroup':
      return 'stepGroup'
    case 'stage':
      return 'stage'
    case 'document':
      return 'pipeline'
    case 'parallel':
      return 'parallel'
    case 'step':
      return entry.type === 'Background' ? 'service' : 'step'
    default:
      return 'unknown'
  }
}
