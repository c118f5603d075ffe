import { memo } from 'react'
import { entryName } from '../../core/commands/entryName.ts'
import type { Entry, EntryKey } from '../../core/document/entry.ts'
import { entryIcon } from '../canvas/stepIcon.ts'
import { useFromDocument } from '../state/hooks.ts'
import { select, showInYaml } from '../state/perform.ts'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { EntryMenu } from './EntryMenu.tsx'
import { titleOf, whatItIs } from './whatItIs.ts'

interface InspectorHeadProps {
  readonly entry: Entry
  /** How many more entries are selected. */
  readonly others: number
}

/** What is being edited, and what can be done with it as a whole. */
export function InspectorHead({ entry, others }: InspectorHeadProps) {
  const what = useFromDocument((document) => whatItIs(entry, document.ancestorsOf(entry.key), document.kind), '')
  const title = useFromDocument((document) => titleOf(entry, document.model(entry.key)?.value, document.kind), '')
  return (
    <div className="inspector-head inspector-title">
      <span className="inspector-tile" data-service={entry.type === 'Background' || undefined}>
        <Icon name={entry.kind === 'document' ? 'pipeline' : entryIcon(entry)} />
      </span>
      <div className="inspector-name">
        <h2>{title}</h2>
        <p className="inspector-where">
          {what}
          {others > 0 ? ` · ${others} more selected` : ''}
        </p>
      </div>
      <Tools entryKey={entry.key} name={entryName(entry)} />
    </div>
  )
}

const Tools = memo(function Tools({ entryKey, name }: { entryKey: EntryKey; name: string }) {
  return (
    <div className="inspector-tools">
      <IconButton icon="yaml" label="Show in YAML" onClick={() => showInYaml(entryKey)} />
      <EntryMenu entryKey={entryKey} name={name} />
      <IconButton icon="close" label="Close inspector" onClick={() => select([])} />
    </div>
  )
})
