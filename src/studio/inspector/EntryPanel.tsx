import { useMemo } from 'react'
import type { Entry, EntryKey } from '../../core/document/entry.ts'

import { useEntry, useFromDocument } from '../state/hooks.ts'
import type { OpenFile } from '../state/openFile.ts'
import { BrokenNotice } from './BrokenNotice.tsx'
import { ChildrenPanel } from './ChildrenPanel.tsx'
import { EntryForm } from './EntryForm.tsx'
import { valueAt } from './edit/path.ts'
import { subjectOf } from './form/subject.ts'
import { InspectorHead } from './InspectorHead.tsx'

interface EntryPanelProps {
  readonly file: OpenFile
  readonly entryKey: EntryKey
  /** How many more entries are selected. */
  readonly others: number
}

/** What the inspector shows of one entry: its heading, and its form where the schema describes it. */
export function EntryPanel({ file, entryKey, others }: EntryPanelProps) {
  const entry = useEntry(entryKey)
  if (!entry) return null
  return (
    <>
      <InspectorHead entry={entry} others={others} />
      <EntryBody file={file} entry={entry} />
    </>
  )
}

/** What a step group runs on, which decides its fields. */
function infraType(value: unknown): string | undefined {
  const type = valueAt(value, ['stepGroupInfra', 'type'])
  return typeof type === 'string' ? type : undefined
}

function EntryBody({ file, entry }: { file: OpenFile; entry: Entry }) {
  const { kind, type, key } = entry
  const documentKind = useFromDocument((document) => document.kind, 'other')
  // The entry is a new object with every key typed in it; what the schema calls it hardly ever changes.
  const infra = useFromDocument((document) => infraType(document.model(key)?.value), undefined)
  const subject = useMemo(
    () => subjectOf(documentKind, { key, kind, type: kind === 'stepGroup' ? infra : type }),
    [documentKind, key, kind, type, infra],
  )
  if (subject) return <EntryForm file={file} entry={entry} subject={subject} />
  if (entry.kind === 'unreadable') {
    return (
      <div className="inspector-body">
        <BrokenNotice entry={entry} />
      </div>
    )
  }
  return <ChildrenPanel entry={entry} />
}
