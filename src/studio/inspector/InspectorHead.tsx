import { memo } from 'react'
import type { EntryKey } from '../../core/document/entry.ts'
import { entryIcon } from '../canvas/stepIcon.ts'
import { useEntry, useFromDocument, useModel } from '../state/hooks.ts'
import { select, showInYaml } from '../state/perform.ts'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { EntryMenu } from './EntryMenu.tsx'
import { titleOf, whatItIs } from './whatItIs.ts'

interface InspectorHeadProps {
  readonly entryKey: EntryKey
}

/** What is being edited, and what can be done with it as a whole. */
export function InspectorHead({ entryKey }: InspectorHeadProps) {
  const entry = useEntry(entryKey)
  const kind = useFromDocument((document) => document.kind, 'other')
  const what = useFromDocument(
    (document) => (entry ? whatItIs(entry, document.ancestorsOf(entryKey), document.kind) : ''),
    '',
  )
  const value = useModel(entryKey)?.value
  if (!entry) return null
  return (
    <div className="inspector-head inspector-title">
      <span className="inspector-tile" data-service={entry.type === 'Background' || undefined}>
        <Icon name={entry.kind === 'document' ? 'pipeline' : entryIcon(entry)} />
      </span>
      <div className="inspector-name">
        <h2>{titleOf(entry, value, kind)}</h2>
        <p className="inspector-where">{what}</p>
      </div>
      <Tools entryKey={entryKey} />
    </div>
  )
}

const Tools = memo(function Tools({ entryKey }: { entryKey: EntryKey }) {
  return (
    <div className="inspector-tools">
      <IconButton icon="yaml" label="Show in YAML" onClick={() => showInYaml(entryKey)} />
      <EntryMenu entryKey={entryKey} />
      <IconButton icon="close" label="Close inspector" onClick={() => select([])} />
    </div>
  )
})
