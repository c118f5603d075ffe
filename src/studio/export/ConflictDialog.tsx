import { useMemo, useState } from 'react'
import { mergeTexts } from '../../core/merge/mergeTexts.ts'
import { useActiveFile } from '../state/hooks.ts'
import { keepMine } from '../files/save.ts'
import { settleDraft } from '../files/drafts.ts'
import { announce, useUi } from '../state/ui.ts'
import { closeFile, followDisk, setBase, useWorkspace } from '../state/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { diffRows } from './diffRows.ts'
import { DiffView } from './DiffView.tsx'
import { mergeInto } from './mergeInto.ts'
import { showConflicts } from './merging.ts'
import './ExportDialog.css'

/** The file changed on disk while it had unsaved changes here. Nothing is written before the person chose. */
export function ConflictDialog() {
  const active = useActiveFile()
  const open = useWorkspace((state) => state.open)
  const file = active?.conflict ? active : [...open.values()].find(({ conflict }) => conflict !== null)
  const [both, setBoth] = useState(true)
  const close = () => useUi.setState({ dialog: null })
  const conflict = file?.conflict ?? null
  const theirs = conflict === null || conflict === 'deleted' ? '' : conflict.text
  const merged = useMemo(() => mergeTexts(file?.baseText ?? '', file?.document.text ?? '', theirs), [theirs, file])
  const diff = useMemo(() => diffRows(theirs, file?.document.text ?? ''), [theirs, file])
  if (!file || conflict === null) return null
  const deleted = conflict === 'deleted'
  const takeTheirs = async () => {
    if (deleted) closeFile(file.path)
    else followDisk(file, conflict)
    await settleDraft(file.path)
    close()
  }
  const merge = async () => {
    if (deleted) return
    const count = mergeInto(file.path, file.baseText, conflict.text)
    setBase(file.path, { text: conflict.text, hash: conflict.hash })
    close()
    announce(
      count === 0
        ? `Merged what changed on disk into ${file.path}. Undo with Ctrl+Z`
        : `Merged; ${count === 1 ? '1 place is' : `${count} places are`} yours to settle`,
    )
    if (count > 0) showConflicts(file.path)
  }
  const mine = async () => {
    close()
    await keepMine(file.path)
  }
  return (
    <Dialog
      title={deleted ? `${file.path} was deleted on disk` : `${file.path} changed on disk`}
      width={1000}
      height={620}
      onClose={close}
    >
      <p className="conflict-text">
        {deleted
          ? 'You have unsaved changes of a file that is not there any more. Write it again, or let it go.'
          : `Somebody changed this file while you had unsaved changes. ${fitInWords(merged.conflicts.length)} Merging and taking theirs can be undone.`}
      </p>
      {both && !deleted ? (
        <DiffView diff={diff} sideBySide before="Theirs, on disk" after="Mine" />
      ) : (
        <div className="conflict-space" />
      )}
      <footer className="export-foot export-ways">
        {deleted ? null : (
          <Button aria-pressed={both} onClick={() => setBoth(!both)}>
            See both
          </Button>
        )}
        <Button kind="edge" onClick={() => void takeTheirs()}>
          {deleted ? 'Close the file' : 'Take theirs'}
        </Button>
        <Button kind={deleted ? 'primary' : 'edge'} onClick={() => void mine()}>
          {deleted ? 'Write it again' : 'Keep mine'}
        </Button>
        {deleted ? null : (
          <Button kind="primary" onClick={() => void merge()}>
            Merge
          </Button>
        )}
      </footer>
    </Dialog>
  )
}

function fitInWords(conflicts: number): string {
  if (conflicts === 0) return 'Both changes fit together.'
  const places = conflicts === 1 ? 'one place' : `${conflicts} places`
  return `Both changed ${places} differently; after a merge yours stand there, and each can be settled on its card and line.`
}
