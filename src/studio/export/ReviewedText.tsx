import { useSyncExternalStore } from 'react'
import { announce } from '../state/ui.ts'
import { IconButton } from '../ui/IconButton.tsx'
import type { ReviewedFile } from './useReviewedFiles.ts'

/** Above the text after the change: whose it is, and its own undo. */
export function ReviewedText({ file: { path, document, isOpen, isDeleted } }: { file: ReviewedFile }) {
  const way = useSyncExternalStore(
    (listener) => document.onChange(listener),
    () => `${document.history.canUndo ? 'undo' : ''} ${document.history.canRedo ? 'redo' : ''}`,
  )
  const name = isDeleted ? 'Deleted' : isOpen ? 'Your text' : 'On disk'
  return (
    <span className="diff-head">
      <span>{name}</span>
      {isOpen ? (
        <>
          <IconButton
            size="small"
            icon="undo"
            label="Undo in this file"
            disabled={!way.includes('undo')}
            onClick={() => document.undo() && announce(`Undid a change of ${path}`)}
          />
          <IconButton
            size="small"
            icon="redo"
            label="Redo in this file"
            disabled={!way.includes('redo')}
            onClick={() => document.redo() && announce(`Did a change of ${path} again`)}
          />
        </>
      ) : null}
    </span>
  )
}
