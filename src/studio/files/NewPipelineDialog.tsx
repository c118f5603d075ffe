import { useId, useMemo, useState } from 'react'
import { HostError } from '../../core/repo/fileHost.ts'
import { identifierFromName } from '../../core/schema/index.ts'
import { starters } from '../../core/schema/starters/index.ts'
import { ports } from '../state/ports.ts'
import { announce, useUi } from '../state/ui.ts'
import { useWorkspace } from '../state/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Keys } from '../ui/Kbd.tsx'
import { TextField } from '../ui/TextField.tsx'
import { openNew, openPath } from './openFiles.ts'
import './NewPipelineDialog.css'

const WIDTH = 1000
const HEIGHT = 640

/** Starts a pipeline from a good beginning, and shows the file before there is one. */
export function NewPipelineDialog() {
  const close = () => useUi.setState({ dialog: null })
  const [starter, setStarter] = useState(starters[0])
  const [name, setName] = useState('My pipeline')
  const [ownId, setOwnId] = useState<string | null>(null)
  const [project, setProject] = useState('default_project')
  const [ownPath, setOwnPath] = useState<string | null>(null)
  const folder = useWorkspace((state) =>
    state.files.some(({ path }) => path.startsWith('.harness/')) ? '.harness/' : '',
  )
  const identifier = ownId ?? identifierFromName(name)
  const path =
    ownPath ??
    `${folder}${
      name
        .trim()
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '') || 'pipeline'
    }.yaml`
  const text = useMemo(
    () => starter?.yaml({ name, identifier, project, org: 'default' }) ?? '',
    [starter, name, identifier, project],
  )
  const names = useId()
  const create = async () => {
    if (await createFile(path, text)) close()
  }
  return (
    <Dialog title="New pipeline" width={WIDTH} height={HEIGHT} onClose={close}>
      <form
        className="new-pipeline"
        onSubmit={(event) => {
          event.preventDefault()
          void create()
        }}
      >
        <fieldset className="new-starters">
          <legend className="visually-hidden">Start from</legend>
          {starters.map((each) => (
            <label key={each.id} className="new-starter">
              <input type="radio" name={names} checked={each === starter} onChange={() => setStarter(each)} />
              <span className="new-starter-title">{each.title}</span>
              <span className="new-starter-text">{each.description}</span>
            </label>
          ))}
        </fieldset>
        <div className="new-values">
          <TextField label="Name" value={name} onChange={setName} />
          <div className="new-pair">
            <TextField label="Id" mono value={identifier} onChange={setOwnId} />
            <TextField label="Project" mono value={project} onChange={setProject} />
          </div>
          <TextField label="File" mono value={path} onChange={setOwnPath} />
          <p className="new-preview-head">
            <b>The file you get</b>
            <span>{text.split('\n').length - 1} lines</span>
          </p>
          <pre className="new-preview mono" tabIndex={0} aria-label="The file you get">
            {text}
          </pre>
        </div>
        <footer className="new-foot">
          <span>Nothing is written until you press Create.</span>
          <Button kind="edge" onClick={close}>
            Cancel
          </Button>
          <Button kind="primary" type="submit">
            Create pipeline <Keys keys="↵" />
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}

async function createFile(path: string, text: string): Promise<boolean> {
  const { files } = ports()
  if (!files) {
    openNew(path, text, '')
    return true
  }
  try {
    const result = await files.write(path, text, null)
    if (!result.ok) {
      announce(`There is a file ${path} already. Choose another name`)
      return false
    }
    useWorkspace.setState({ files: await files.list() })
    await openPath(path)
    announce(`Created ${path}`)
    return true
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    announce(`${path} was not created: ${error.message}`)
    return false
  }
}
