import { download } from '../export/download.ts'
import { useActiveFile, useIsEdited } from '../state/hooks.ts'
import { useUi } from '../state/ui.ts'
import { useWorkspace } from '../state/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import './Banner.css'

const LOST = 'The program that serves this folder does not answer. Go on working: your text is kept here.'
const REFUSED =
  'This page belongs to no running program, so it cannot save. Your text is kept here: open the address that the program prints when it starts.'

/** What stands between the text and the disk, with the way on. */
export function Banner() {
  const file = useActiveFile()
  const isEdited = useIsEdited(file)
  const isReadOnly = useWorkspace(({ files }) => files.some(({ path, readOnly }) => readOnly && path === file?.path))
  const connection = useWorkspace((state) => state.connection)
  return (
    <>
      {connection === 'open' ? null : (
        <p className="banner banner-warning" role="alert">
          <Icon name="warning" size={14} />
          {connection === 'refused' ? REFUSED : LOST}{' '}
          {connection === 'lost' && file?.isSavePending ? `${file.path} is saved as soon as it is back.` : null}
          {connection === 'lost' && !file?.isSavePending ? 'Saving works again when it is back.' : null}
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
      {file && isReadOnly && isEdited ? (
        <p className="banner banner-warning" role="alert">
          <Icon name="warning" size={14} />
          {file.path} is read-only, so it cannot be saved. Your text is kept here.
          <Button size="small" kind="edge" onClick={() => download(file.path, file.document.text)}>
            Download
          </Button>
        </p>
      ) : null}
    </>
  )
}
