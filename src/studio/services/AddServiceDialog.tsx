import { entriesIn } from '../../core/document/entriesIn.ts'
import { useId, useState } from 'react'
import type { AddServiceArgs } from '../../core/commands/service/addService.ts'
import { addService, freePort, ownerOfPort, usualConnector } from '../../core/commands/service/addService.ts'
import type { Recipe } from '../../core/commands/service/recipe.ts'
import { recipes } from '../../core/commands/service/recipes.ts'
import { entryName } from '../../core/commands/entryName.ts'
import { groupAt } from '../../core/commands/insertion.ts'
import type { Entry, EntryKey } from '../../core/document/entry.ts'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import { portSetting } from '../../core/serviceMap/index.ts'
import { perform, selection } from '../state/perform.ts'
import { useUi } from '../state/ui.ts'
import { activeFile } from '../state/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogFoot } from '../ui/DialogFoot.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Keys } from '../ui/Kbd.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { YamlPreview } from '../ui/YamlPreview.tsx'
import './AddServiceDialog.css'

const WIDTH = 920
const HEIGHT = 620

/** Adds a service with what it needs, and shows the lines before they are written. */
export function AddServiceDialog() {
  const close = () => useUi.setState({ dialog: null })
  const document = activeFile()?.document
  return (
    <Dialog title="Add service" width={WIDTH} height={HEIGHT} onClose={close}>
      {document && groupsOf(document).length > 0 ? (
        <Wizard document={document} close={close} />
      ) : (
        <p className="service-none">
          A service runs in a step group on Kubernetes. Add a step group first, then its services.
        </p>
      )}
    </Dialog>
  )
}

function Wizard({ document, close }: { document: PipelineDocument; close: () => void }) {
  const groups = groupsOf(document)
  const [group, setGroup] = useState<EntryKey>(() => groupAtHand(document) ?? (groups[0]?.key as EntryKey))
  const [recipe, setRecipe] = useState<Recipe>(recipes[0] as Recipe)
  const [own, setOwn] = useState<Partial<Record<'name' | 'image' | 'port', string>>>({})
  const [connectorRef, setConnector] = useState(() => usualConnector(document))
  const [waits, setWaits] = useState(true)
  const names = useId()
  const free = freePort(document, group, recipe)
  const portText = own.port ?? (free === undefined ? '' : String(free))
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : undefined
  const args: AddServiceArgs = {
    group,
    recipe,
    name: own.name ?? recipe.name,
    image: own.image ?? recipe.image,
    connectorRef,
    port,
    waits,
  }
  const verdict = addService.check(document, args)
  const lines = verdict.allowed ? plannedLines(document, args) : []
  const owner = port === undefined ? undefined : ownerOfPort(document, group, port)
  const note = portNote(args, port, free, owner)
  const choose = (next: Recipe) => {
    setRecipe(next)
    setOwn({})
  }
  return (
    <form
      className="service-wizard"
      onSubmit={(event) => {
        event.preventDefault()
        if (perform(addService, args)) close()
      }}
    >
      <fieldset className="service-recipes">
        <legend className="visually-hidden">Service</legend>
        {recipes.map((each) => (
          <label key={each.id} className="service-recipe">
            <input
              type="radio"
              className="visually-hidden"
              name={names}
              checked={each === recipe}
              onChange={() => choose(each)}
            />
            <Icon name={each.id === 'other' ? 'plus' : 'service'} size={16} />
            <span className="service-recipe-title">{each.title}</span>
            <span className="service-recipe-text">{each.description}</span>
          </label>
        ))}
      </fieldset>
      <div className="service-values">
        <div className="service-pair">
          <TextField label="Name" value={args.name} onChange={(name) => setOwn({ ...own, name })} />
          <div className="text-field">
            <label htmlFor={`${names}-group`}>Step group</label>
            <Select
              id={`${names}-group`}
              label="Step group"
              value={group}
              options={groups.map((each) => ({ value: each.key, label: entryName(each) }))}
              onChange={(key) => setGroup(key as EntryKey)}
            />
          </div>
        </div>
        <TextField label="Image" mono value={args.image} onChange={(image) => setOwn({ ...own, image })} />
        <div className="service-pair">
          <TextField label="Container Registry" mono value={connectorRef} onChange={setConnector} />
          <TextField
            label="Port"
            mono
            value={portText}
            onChange={(text) => setOwn({ ...own, port: text })}
            {...(note === undefined ? {} : { help: note })}
          />
        </div>
        <label className="service-waits">
          <input type="checkbox" checked={waits} onChange={(event) => setWaits(event.target.checked)} />
          Add a step that waits until it is ready, two minutes at most
        </label>
        {verdict.allowed ? (
          <YamlPreview label="What is added" lines={lines} />
        ) : (
          <p className="service-refusal" role="alert">
            {verdict.reason}
          </p>
        )}
      </div>
      <DialogFoot note="Passwords are secrets of Harness, by name: nothing secret stands in the file.">
        <Button kind="edge" onClick={close}>
          Cancel
        </Button>
        <Button kind="primary" type="submit" disabled={!verdict.allowed}>
          Add service <Keys keys="↵" />
        </Button>
      </DialogFoot>
    </form>
  )
}

/** The groups that may have services: their steps stand here, in a pod. */
function groupsOf(document: PipelineDocument): readonly Entry[] {
  const all = [...entriesIn(document.outline())]
  return all.filter(({ kind, templateRef }) => kind === 'stepGroup' && templateRef === undefined)
}

/** The group that is selected, or that what is selected stands in. */
function groupAtHand(document: PipelineDocument): EntryKey | undefined {
  const lead = selection().at(-1)
  return lead === undefined ? undefined : groupAt(document, lead)?.key
}

/** The new lines as they will stand in the file, without the indent that all of them share. */
function plannedLines(document: PipelineDocument, args: AddServiceArgs): readonly string[] {
  const plan = addService.plan(document, args)
  const result = 'refusal' in plan ? undefined : document.plan(plan.patch)
  if (!result?.ok) return []
  const lines = result.edits.flatMap(({ newText }) => newText.split(/\r?\n/)).filter((line) => line.trim() !== '')
  const indent = Math.min(...lines.map((line) => line.length - line.trimStart().length))
  return lines.map((line) => line.slice(indent))
}

function portNote(
  { recipe, image }: AddServiceArgs,
  port: number | undefined,
  free: number | undefined,
  owner: string | undefined,
): string | undefined {
  if (owner !== undefined) return `${owner} listens on it already: all services of a group share one pod.`
  if (recipe.id === 'dind') return 'Reached through the shared socket; no port is needed.'
  if (port !== undefined && recipe.port !== undefined && port !== recipe.port)
    return portSetting(image, port)
      ? `Not its usual ${recipe.port}: it is told to listen here.`
      : `It listens on ${recipe.port}; the studio does not know how to tell it another port.`
  return free === undefined && recipe.id === 'other' ? 'What it listens on, to wait for it.' : undefined
}
