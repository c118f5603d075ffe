import { useId, useState } from 'react'
import type { DindChange } from '../../core/commands/docker/dindChanges.ts'
import { dindChanges } from '../../core/commands/docker/dindChanges.ts'
import type { DindChoice, DockerReach } from '../../core/commands/docker/dindChoice.ts'
import { choiceTrouble, dindChoiceOf, isDindStep } from '../../core/commands/docker/dindChoice.ts'
import { setUpDind, WAIT } from '../../core/commands/docker/setUpDind.ts'
import { entryName } from '../../core/commands/entryName.ts'
import type { EntryKey } from '../../core/document/entry.ts'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import { perform, selection } from '../state/perform.ts'
import { useUi } from '../state/ui.ts'
import { activeFile } from '../state/workspace.ts'
import { Button } from '../ui/Button.tsx'
import type { ChangeLine } from '../ui/ChangeList.tsx'
import { ChangeItem, ChangeList } from '../ui/ChangeList.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogFoot } from '../ui/DialogFoot.tsx'
import { Keys } from '../ui/Kbd.tsx'
import { TextField } from '../ui/TextField.tsx'
import './DindDialog.css'

const WIDTH = 960
const HEIGHT = 716

/** Makes Docker in Docker work, and says of each line why it is changed before it is. */
export function DindDialog() {
  const close = () => useUi.setState({ dialog: null })
  const document = activeFile()?.document
  const [key] = useState(() => selection().at(-1))
  if (!document || key === undefined || !isDindStep(document, key)) {
    return (
      <Dialog title="Docker in Docker" width={560} onClose={close}>
        <p className="dind-none">
          Select a Background step with a <span className="mono">docker:…-dind</span> image, or add the service Docker
          in Docker to a step group first.
        </p>
      </Dialog>
    )
  }
  return (
    <Dialog title="Docker in Docker" width={WIDTH} height={HEIGHT} onClose={close}>
      <Assistant document={document} serviceKey={key} close={close} />
    </Dialog>
  )
}

const REACHES: readonly { readonly value: DockerReach; readonly label: string; readonly text: string }[] = [
  {
    value: 'socket',
    label: 'A shared socket',
    text: 'The group shares /var/run and /var/lib/docker. Steps call docker as they are; the way of Harness’s pages.',
  },
  {
    value: 'tcp',
    label: 'TCP, without TLS',
    text: 'Port 2375. Nothing is shared; the steps get DOCKER_HOST. All containers of the pod could call it.',
  },
  {
    value: 'tls',
    label: 'TCP, with TLS',
    text: 'Port 2376. The group shares /certs, and the steps get what a client with a certificate needs.',
  },
]

function Assistant({
  document,
  serviceKey,
  close,
}: {
  document: PipelineDocument
  serviceKey: EntryKey
  close: () => void
}) {
  const [choice, setChoice] = useState<DindChoice>(() => dindChoiceOf(document, serviceKey))
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set())
  const names = useId()
  const trouble = choiceTrouble(choice)
  const { changes, wait, notes } = dindChanges(document, serviceKey, choice)
  const args = { key: serviceKey, choice, without }
  const verdict = setUpDind.check(document, args)
  const count = changes.filter(({ id }) => !without.has(id)).length + (wait === undefined || without.has(WAIT) ? 0 : 1)
  const set = (part: Partial<DindChoice>) => setChoice({ ...choice, ...part })
  const toggle = (id: string) => {
    const next = new Set(without)
    if (!next.delete(id)) next.add(id)
    setWithout(next)
  }
  const field = (name: 'mtu' | 'mirror' | 'memory' | 'cpu', label: string, help?: string) => {
    const said = trouble[name] ?? help
    return (
      <TextField
        label={label}
        mono
        value={choice[name]}
        onChange={(value) => set({ [name]: value.trim() })}
        {...(said === undefined ? {} : { help: said })}
      />
    )
  }
  return (
    <form
      className="dind"
      onSubmit={(event) => {
        event.preventDefault()
        if (perform(setUpDind, args)) close()
      }}
    >
      <div className="dind-choices">
        <fieldset className="dind-reach">
          <legend>How steps reach it</legend>
          {REACHES.map(({ value, label, text }) => (
            <label key={value}>
              <input
                type="radio"
                name={names}
                checked={choice.reach === value}
                onChange={() => set({ reach: value })}
              />
              <span>
                {label}
                <small>{text}</small>
              </span>
            </label>
          ))}
        </fieldset>
        {field('mtu', 'MTU', 'Of the daemon’s network; 1450 or less where the pod’s is an overlay. Empty: 1500.')}
        {field('mirror', 'Registry mirror', 'A cache of Docker Hub. Empty: none.')}
        <div className="dind-pair">
          {field('memory', 'Limit Memory')}
          {field('cpu', 'Limit CPU')}
        </div>
      </div>
      <div className="dind-changes">
        <p className="dind-count">
          <b>{count === 0 ? 'Nothing to change' : `${count} ${count === 1 ? 'change' : 'changes'}`}</b>
          <span>{count === 0 ? 'It has all that it needs this way.' : 'Every other line stays as it is.'}</span>
        </p>
        <ChangeList label="What is changed">
          {changes.map((change) => (
            <ChangeItem
              key={change.id}
              checked={!without.has(change.id)}
              onToggle={() => toggle(change.id)}
              head={
                <span>
                  <b>{nameOf(document, change.key)}</b> {change.label}
                </span>
              }
              why={change.why}
              lines={linesOf(change)}
            />
          ))}
          {wait === undefined ? null : (
            <ChangeItem
              checked={!without.has(WAIT)}
              onToggle={() => toggle(WAIT)}
              head={
                <span>
                  <b>A new Run step</b> that waits
                </span>
              }
              why={wait}
              lines={[{ kind: 'new', content: 'until docker info > /dev/null 2>&1; do … done' }]}
            />
          )}
        </ChangeList>
        {notes.length === 0 ? null : (
          <ul className="dind-notes" aria-label="For you to mend">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </div>
      <DialogFoot note="One step in the history. Undo brings all of it back.">
        <Button kind="edge" onClick={close}>
          Cancel
        </Button>
        <Button kind="primary" type="submit" disabled={!verdict.allowed}>
          {count === 1 ? 'Make 1 change' : `Make ${count} changes`} <Keys keys="↵" />
        </Button>
      </DialogFoot>
    </form>
  )
}

function nameOf(document: PipelineDocument, key: EntryKey): string {
  const entry = document.entry(key)
  return entry ? entryName(entry) : ''
}

/** As YAML has it: of a list only the items that come and go. */
function linesOf({ path, from, to }: DindChange): ChangeLine[] {
  if (Array.isArray(to)) {
    const old: readonly unknown[] = Array.isArray(from) ? from : []
    return [
      ...old.filter((item) => !to.includes(item)).map((item) => line('old', `- ${scalar(item)}`)),
      ...to.filter((item) => !old.includes(item)).map((item) => line('new', `- ${scalar(item)}`)),
    ]
  }
  const name = String(path.at(-1))
  return [
    ...(from === undefined ? [] : [line('old', `${name}: ${scalar(from)}`)]),
    ...(to === undefined ? [] : [line('new', `${name}: ${scalar(to)}`)]),
  ]
}

const line = (kind: 'old' | 'new', content: string): ChangeLine => ({ kind, content })

function scalar(value: unknown): string {
  return typeof value === 'string' && /^(?:[\d.]*|true|false|null)$/.test(value) ? JSON.stringify(value) : String(value)
}
