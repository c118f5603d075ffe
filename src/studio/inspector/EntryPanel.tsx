import { useMemo } from 'react'
import type { EntryKey } from '../../core/document/entry.ts'
import { useFromDocument } from '../state/hooks.ts'
import type { OpenFile } from '../state/openFile.ts'
import { BrokenNotice } from './BrokenNotice.tsx'
import { ChildrenPanel } from './ChildrenPanel.tsx'
import { EntryForm } from './EntryForm.tsx'
import { valueAt } from '../../core/value/value.ts'
import { subjectOf } from './form/subject.ts'
import { InspectorHead } from './InspectorHead.tsx'

interface EntryPanelProps {
  readonly file: OpenFile
  readonly entryKey: EntryKey
}

/** What the inspector shows of one entry: its heading, and its form where the schema describes it. */
export function EntryPanel({ file, entryKey }: EntryPanelProps) {
  const isThere = useFromDocument((document) => document.entry(entryKey) !== undefined, false)
  if (!isThere) return null
  return (
    <>
      <InspectorHead entryKey={entryKey} />
      <EntryBody file={file} entryKey={entryKey} />
    </>
  )
}

/** What a step group runs on, which decides its fields. */
function infraType(value: unknown): string | undefined {
  const type = valueAt(value, ['stepGroupInfra', 'type'])
  return typeof type === 'string' ? type : undefined
}

function EntryBody({ file, entryKey }: { file: OpenFile; entryKey: EntryKey }) {
  const documentKind = useFromDocument((document) => document.kind, 'other')
  // The entry is a new object with every key typed in it; what the schema calls it hardly ever changes.
  const kind = useFromDocument((document) => document.entry(entryKey)?.kind, undefined)
  const type = useFromDocument((document) => {
    const entry = document.entry(entryKey)
    return entry?.kind === 'stepGroup' ? infraType(document.model(entryKey)?.value) : entry?.type
  }, undefined)
  const subject = useMemo(
    () => (kind === undefined ? undefined : subjectOf(documentKind, { key: entryKey, kind, type })),
    [documentKind, entryKey, kind, type],
  )
  if (subject) return <EntryForm file={file} subject={subject} />
  if (kind === 'unreadable') {
    return (
      <div className="inspector-body">
        <BrokenNotice entryKey={entryKey} />
      </div>
    )
  }
  return <ChildrenPanel entryKey={entryKey} />
}
