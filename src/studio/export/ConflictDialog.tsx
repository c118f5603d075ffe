import { useMemo, useState } from 'react'
import { useActiveFile } from '../state/hooks.ts'
import { keepMine } from '../files/save.ts'
import { dropDraft } from '../files/drafts.ts'
import { useUi } from '../state/ui.ts'
import { closeFile, followDisk, useWorkspace } from '../state/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { diffRows } from './diffRows.ts'
import { DiffView } from './DiffView.tsx'
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
  const diff = useMemo(() => diffRows(theirs, file?.document.text ?? ''), [theirs, file])
  if (!file || conflict === null) return null
  const deleted = conflict === 'deleted'
  const takeTheirs = async () => {
    if (deleted) closeFile(file.path)
    else followDisk(file, conflict)
    await dropDraft(file.path)
    close()
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
          : 'Somebody changed this file while you had unsaved changes. Choose which text stays; taking theirs can be undone.'}
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
        <Button kind="primary" onClick={() => void mine()}>
          {deleted ? 'Write it again' : 'Keep mine'}
        </Button>
      </footer>
    </Dialog>
  )
}
