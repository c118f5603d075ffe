import { useEffect } from 'react'
import { useFileView } from '../state/fileView.ts'
import { useActiveFile, useFromDocument } from '../state/hooks.ts'
import { whenIdle } from '../ui/whenIdle.ts'
import { EntryPanel } from './EntryPanel.tsx'
import { useExpressions } from './expressions/useExpressions.tsx'
import './Inspector.css'
import { SelectionPanel } from './SelectionPanel.tsx'
import { useNativeUndo } from './useNativeUndo.ts'
import { preloadWidgets } from './widgets/lateWidget.tsx'

/** Milliseconds after the first form. */
const WIDGETS_LATEST = 3000

/** The right panel: the form of the selected entry, of the pipeline when nothing is selected. */
export function Inspector() {
  const file = useActiveFile()
  const { selection } = useFileView(file?.path ?? null)
  const chosen = selection.at(-1)
  const key = useFromDocument(
    (document) => (chosen !== undefined && document.entry(chosen) ? chosen : document.outline().key),
    null,
  )
  const panel = useNativeUndo()
  const { listeners, list } = useExpressions(key)
  useEffect(() => whenIdle(() => void preloadWidgets(), WIDGETS_LATEST), [])
  return (
    <aside className="inspector" aria-label="Inspector" ref={panel} {...listeners}>
      {file && key !== null ? (
        selection.length > 1 ? (
          <SelectionPanel keys={selection} />
        ) : (
          <EntryPanel key={`${file.path} ${key}`} file={file} entryKey={key} />
        )
      ) : (
        <p className="inspector-empty">Open a file, and what you select in it can be edited here.</p>
      )}
      {list}
    </aside>
  )
}
