import { ports } from '../state/ports.ts'
import { useUi } from '../state/ui.ts'
import { useWorkspace } from '../state/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Keys } from '../ui/Kbd.tsx'
import { EmptyDrawing } from './EmptyDrawing.tsx'
import { openExample } from './examples.ts'
import { chooseFiles, openPath } from './openFiles.ts'
import './EmptyState.css'

const BEST_EXAMPLE = /payments-api\.ya?ml$/

/** What the studio is, one button, one link. */
export function EmptyState() {
  const files = useWorkspace((state) => state.files)
  const hosts = ports().files
  const first = files.find(({ path }) => BEST_EXAMPLE.test(path)) ?? files[0]
  return (
    <section className="empty" aria-label="Start">
      <div className="empty-box">
        <EmptyDrawing />
        <h1>See your pipeline. Keep your file.</h1>
        <p>Open a Harness pipeline. You get a picture to edit, and only the bytes you change are changed.</p>
        <div className="empty-do">
          <Button kind="primary" className="empty-button" onClick={chooseFiles}>
            <Icon name="folder" />
            Open file
          </Button>
          {first ? (
            <button type="button" className="empty-link" onClick={() => void openPath(first.path)}>
              {BEST_EXAMPLE.test(first.path) ? 'Look at the example first' : `Open ${first.path}`}
            </button>
          ) : (
            <button type="button" className="empty-link" onClick={() => void openExample('payments-api.yaml')}>
              Look at the example first
            </button>
          )}
        </div>
        {hosts ? null : (
          <button type="button" className="empty-link" onClick={() => useUi.setState({ dialog: 'connect' })}>
            Open from GitHub, GitLab, Bitbucket, Gitea or Harness Code
          </button>
        )}
        <p className="empty-ways">
          <span>
            <Keys keys="Ctrl+O" /> open a file
          </span>
          <span>
            <Keys keys="Ctrl+V" /> paste YAML
          </span>
          <span>
            <Keys keys="Ctrl+K" /> everything else
          </span>
          <span>or drop a file here</span>
        </p>
      </div>
    </section>
  )
}
