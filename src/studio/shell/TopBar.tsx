import { workspaceName } from '../files/workspaceName.ts'
import { saveFile } from '../files/save.ts'
import { useActiveFile, useFromDocument, useIsEdited, useProblemCounts } from '../state/hooks.ts'
import { redo, undo } from '../state/perform.ts'
import { useUi } from '../state/ui.ts'
import { useWorkspace } from '../state/workspace.ts'
import { Counts, countsInWords } from '../ui/Counts.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Keys } from '../ui/Kbd.tsx'
import { Tooltip } from '../ui/Tooltip.tsx'
import { FileSwitcher } from './FileSwitcher.tsx'
import { Logo } from './Logo.tsx'
import { ViewSwitch } from './ViewSwitch.tsx'
import './TopBar.css'

export function TopBar({ narrow }: { narrow: boolean }) {
  const file = useActiveFile()
  const edited = useIsEdited(file)
  const info = useWorkspace((state) => state.info)
  const title = useTitle()
  return (
    <header className="top-bar">
      <div className="top-bar-start">
        <Logo />
        {file ? <h1 className="visually-hidden">{title}</h1> : null}
        {narrow ? (
          <IconButton icon="panel" label="Show files" onClick={() => useUi.setState({ filesShown: true })} />
        ) : null}
        {file ? (
          <FileSwitcher narrow={narrow} title={title} />
        ) : (
          <span className="top-bar-workspace">{workspaceName(info)}</span>
        )}
        {edited ? <span className="top-bar-edited">Edited</span> : null}
        {file?.isFollowing ? (
          <Tooltip text="Another tab has this file and writes. What you change here makes this tab the one">
            <span className="top-bar-edited" tabIndex={0}>
              Follows another tab
            </span>
          </Tooltip>
        ) : null}
      </div>
      <ViewSwitch enabled={file !== null} />
      <div className="top-bar-end">
        <HistoryButtons />
        <span className="top-bar-line" />
        {file ? <ProblemsButton /> : null}
        <Tooltip text="Everything you can do" keys="Ctrl+K">
          <Button aria-label="Command palette" onClick={() => useUi.setState({ dialog: 'palette' })}>
            <Icon name="palette" />
            {narrow ? null : <Keys keys="Ctrl+K" />}
          </Button>
        </Tooltip>
        <span className="top-bar-line" />
        <Tooltip text={file ? 'Write this file' : 'Nothing is open'} keys="Ctrl+S">
          <Button disabled={!file} onClick={() => file && void saveFile(file.path)}>
            <Icon name="save" />
            Save
          </Button>
        </Tooltip>
        <Button kind="primary" disabled={!file} onClick={() => useUi.setState({ dialog: 'export' })}>
          <Icon name="export" />
          Export
        </Button>
      </div>
    </header>
  )
}

/** The pipeline's own name, else the file's. */
function useTitle(): string {
  const path = useActiveFile()?.path
  const name = useFromDocument<string | undefined>((document) => document.outline().name, undefined)
  return name ?? path?.split('/').at(-1) ?? ''
}

function HistoryButtons() {
  const history = useFromDocument(
    (document) => `${document.history.undoLabel ?? ''}\n${document.history.redoLabel ?? ''}`,
    '\n',
  )
  const [undoLabel, redoLabel] = history.split('\n')
  return (
    <>
      <IconButton
        icon="undo"
        label="Undo"
        hint={undoLabel ? `Undo: ${undoLabel}` : 'Nothing to undo'}
        keys="Ctrl+Z"
        disabled={!undoLabel}
        onClick={undo}
      />
      <IconButton
        icon="redo"
        label="Redo"
        hint={redoLabel ? `Redo: ${redoLabel}` : 'Nothing to redo'}
        keys="Ctrl+Y"
        disabled={!redoLabel}
        onClick={redo}
      />
    </>
  )
}

function ProblemsButton() {
  const counts = useProblemCounts()
  const shown = useUi((state) => state.problemsShown)
  const words = countsInWords(counts)
  return (
    <Button
      aria-label={words === '' ? 'Problems, none' : `Problems, ${words}`}
      aria-pressed={shown}
      onClick={() => useUi.setState({ problemsShown: !shown })}
    >
      {words === '' ? <Icon name="approve" /> : <Counts counts={counts} />}
    </Button>
  )
}
