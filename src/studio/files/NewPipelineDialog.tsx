import { useId, useMemo, useState } from 'react'
import { HostError } from '../../core/repo/fileHost.ts'
import { identifierFromName } from '../../core/schema/index.ts'
import { pipelineFromCompose } from '../../core/commands/service/fromCompose.ts'
import type { Starter, StarterValues } from '../../core/schema/starters/index.ts'
import { starters } from '../../core/schema/starters/index.ts'
import { ports } from '../state/ports.ts'
import { announce, useUi } from '../state/ui.ts'
import { useWorkspace } from '../state/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogFoot } from '../ui/DialogFoot.tsx'
import { Keys } from '../ui/Kbd.tsx'
import { TextField } from '../ui/TextField.tsx'
import { YamlPreview } from '../ui/YamlPreview.tsx'
import { openNew, openPath } from './openFiles.ts'
import { StarterDrawing } from './StarterDrawing.tsx'
import './NewPipelineDialog.css'

/** The text is the person's own: nothing is written into it. */
const FROM_YAML: Starter = {
  id: 'yaml',
  title: 'From YAML',
  description: 'Paste a pipeline, a stage, or single steps',
  yaml: () => '',
}
/** Made of what is pasted; its notes say what was left out. */
const FROM_COMPOSE: Starter = {
  id: 'compose',
  title: 'From docker-compose',
  description: 'Each service becomes a Background step, with a step that waits for it',
  yaml: () => '',
}
const choices = [...starters, FROM_COMPOSE, FROM_YAML]
const WIDTH = 1000
const HEIGHT = 640

/** Starts a pipeline from a good beginning, and shows the file before there is one. */
export function NewPipelineDialog() {
  const close = () => useUi.setState({ dialog: null })
  const [starter, setStarter] = useState<Starter | undefined>(choices[0])
  const [pasted, setPasted] = useState('')
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
  const { text, notes, trouble } = useMemo(
    () => made(starter, pasted, { name, identifier, project, org: 'default' }),
    [starter, pasted, name, identifier, project],
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
          {choices.map((each) => (
            <label key={each.id} className="new-starter">
              <input
                type="radio"
                className="visually-hidden"
                name={names}
                checked={each === starter}
                onChange={() => setStarter(each)}
              />
              <StarterDrawing id={each.id} />
              <span className="new-starter-title">{each.title}</span>
              <span className="new-starter-text">{each.description}</span>
            </label>
          ))}
        </fieldset>
        <div className="new-values">
          {starter === FROM_YAML ? null : (
            <>
              <TextField label="Name" value={name} onChange={setName} />
              <div className="new-pair">
                <TextField label="Id" mono value={identifier} onChange={setOwnId} />
                <TextField label="Project" mono value={project} onChange={setProject} />
              </div>
            </>
          )}
          <TextField label="File" mono value={path} onChange={setOwnPath} />
          {starter === FROM_YAML ? (
            <label className="new-paste">
              <b>Your YAML</b>
              <textarea
                className="mono"
                value={pasted}
                onChange={(event) => setPasted(event.target.value)}
                spellCheck={false}
              />
            </label>
          ) : (
            <>
              {starter === FROM_COMPOSE ? (
                <label className="new-paste new-paste-short">
                  <b>Your docker-compose.yml</b>
                  <textarea
                    className="mono"
                    value={pasted}
                    onChange={(event) => setPasted(event.target.value)}
                    spellCheck={false}
                  />
                </label>
              ) : null}
              {trouble === undefined || pasted.trim() === '' ? null : (
                <p className="new-trouble" role="alert">
                  {trouble}
                </p>
              )}
              {notes.length === 0 ? null : (
                <ul className="new-notes" aria-label="What is different" tabIndex={0}>
                  {notes.map((note) => (
                    <li key={note}>{note}</li>
                  ))}
                </ul>
              )}
              <YamlPreview label="The file you get" lines={text === '' ? [] : text.trimEnd().split('\n')} />
            </>
          )}
        </div>
        <DialogFoot note="Nothing is written until you press Create.">
          <Button kind="edge" onClick={close}>
            Cancel
          </Button>
          <Button kind="primary" type="submit" disabled={text.trim() === '' || path.trim() === ''}>
            Create pipeline <Keys keys="↵" />
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}

interface Made {
  readonly text: string
  readonly notes: readonly string[]
  readonly trouble?: string
}

/** The file that a choice makes, with what a person should know of it. */
function made(starter: Starter | undefined, pasted: string, values: StarterValues): Made {
  if (starter === FROM_YAML) return { text: pasted, notes: [] }
  if (starter !== FROM_COMPOSE) return { text: starter?.yaml(values) ?? '', notes: [] }
  const result = pipelineFromCompose(pasted, values)
  return result.ok ? { text: result.text, notes: result.notes } : { text: '', notes: [], trouble: result.reason }
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
