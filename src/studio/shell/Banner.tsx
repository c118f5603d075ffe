import { useActiveFile } from '../state/hooks.ts'
import { useUi } from '../state/ui.ts'
import { useWorkspace } from '../state/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import './Banner.css'

/** What stands between the text and the disk, with the way on. */
export function Banner() {
  const file = useActiveFile()
  const connected = useWorkspace((state) => state.connected)
  return (
    <>
      {connected ? null : (
        <p className="banner banner-warning" role="alert">
          <Icon name="warning" size={14} />
          The program that serves this folder does not answer. Go on working: your text is kept here, and{' '}
          {file?.isSavePending ? `${file.path} is saved as soon as it is back.` : 'saving works again when it is back.'}
        </p>
      )}
      {file?.conflict ? (
        <p className="banner banner-warning" role="alert">
          <Icon name="warning" size={14} />
          {file.conflict === 'deleted'
            ? `${file.path} was deleted on disk.`
            : `${file.path} changed on disk while you were editing it.`}{' '}
          Nothing is overwritten.
          <Button size="small" kind="edge" onClick={() => useUi.setState({ dialog: 'conflict' })}>
            Look at both
          </Button>
        </p>
      ) : null}
    </>
  )
}
