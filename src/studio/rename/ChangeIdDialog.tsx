import { useMemo, useState } from 'react'
import { fieldLabel } from '../../core/assist/fieldLabel.ts'
import { idTrouble, planChangeId } from '../../core/commands/changeId.ts'
import { entryName } from '../../core/commands/entryName.ts'
import type { Reference } from '../../core/commands/references.ts'
import { referencesOf } from '../../core/commands/references.ts'
import type { Entry, EntryKey } from '../../core/document/entry.ts'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import { explainRefusal } from '../../core/patch/explainRefusal.ts'
import { announce, useUi } from '../state/ui.ts'
import { activeFile } from '../state/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { ChangeItem, ChangeList } from '../ui/ChangeList.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogFoot } from '../ui/DialogFoot.tsx'
import { TextField } from '../ui/TextField.tsx'
import './ChangeIdDialog.css'

const WIDTH = 760

/** Changes an Id that other places name: each is shown before and after, and chosen or left. */
export function ChangeIdDialog() {
  const wish = useUi((state) => state.changingId)
  const document = activeFile()?.document
  const entry = wish && document?.entry(wish.key)
  const close = () => useUi.setState({ dialog: null, changingId: null })
  if (!wish || !document || !entry) return null
  return (
    <Dialog title={`Change Id of ${entryName(entry)}`} width={WIDTH} onClose={close}>
      <Form document={document} entry={entry} wanted={wish.to} close={close} />
    </Dialog>
  )
}

interface FormProps {
  readonly document: PipelineDocument
  readonly entry: Entry
  readonly wanted: string
  readonly close: () => void
}

function Form({ document, entry, wanted, close }: FormProps) {
  const from = entry.identifier ?? ''
  const [to, setTo] = useState(wanted)
  const references = useMemo(() => referencesOf(document, entry.key), [document, entry.key])
  const [chosen, setChosen] = useState<ReadonlySet<Reference>>(
    () => new Set(references.filter(({ doubt }) => doubt === undefined)),
  )
  const trouble = idTrouble(document, entry.key, to)
  const isSame = to === from
  const change = (places: readonly Reference[]) => {
    if (changeId(document, entry.key, { from, to, places })) close()
  }
  const toggle = (reference: Reference) => {
    const next = new Set(chosen)
    if (!next.delete(reference)) next.add(reference)
    setChosen(next)
  }
  return (
    <form
      className="change-id"
      onSubmit={(event) => {
        event.preventDefault()
        change([...chosen])
      }}
    >
      <div className="change-id-ids">
        <div className="text-field">
          <label htmlFor="id-now">Id now</label>
          <output id="id-now" className="change-id-now mono">
            {from}
          </output>
        </div>
        <TextField
          label="New Id"
          mono
          value={to}
          onChange={setTo}
          help={isSame ? 'the Id it has' : (trouble ?? 'free')}
        />
      </div>
      <p className="change-id-count">
        <b>
          {references.length} {references.length === 1 ? 'place names' : 'places name'} this Id
        </b>
        <span>{chosen.size} chosen</span>
      </p>
      <ChangeList label="Places that name this Id">
        {references.map((reference) => (
          <ChangeItem
            key={reference.range.start}
            checked={chosen.has(reference)}
            onToggle={() => toggle(reference)}
            head={
              <>
                <span>
                  <b>{placeInWords(document, reference)}</b> line {reference.lineNumber + 1}
                </span>
                {reference.doubt === undefined ? null : <small className="change-doubt">{reference.doubt}</small>}
              </>
            }
            lines={
              chosen.has(reference)
                ? [
                    { kind: 'old', content: marked(reference, from, from) },
                    { kind: 'new', content: marked(reference, from, to) },
                  ]
                : [{ kind: 'kept', content: marked(reference, from, from) }]
            }
          />
        ))}
      </ChangeList>
      <DialogFoot note="One step in the history. Undo brings all of it back.">
        <Button kind="edge" onClick={close}>
          Cancel
        </Button>
        <Button kind="edge" disabled={isSame || trouble !== undefined} onClick={() => change([])}>
          Change only the Id
        </Button>
        <Button kind="primary" type="submit" disabled={isSame || trouble !== undefined || chosen.size === 0}>
          Change Id and {chosen.size} {chosen.size === 1 ? 'place' : 'places'}
        </Button>
      </DialogFoot>
    </form>
  )
}

/** A line with the Id marked in it, as it is or as it will be. */
function marked({ line, at }: Reference, id: string, shown: string) {
  return (
    <>
      {line.slice(0, at)}
      <mark>{shown}</mark>
      {line.slice(at + id.length)}
    </>
  )
}

function placeInWords(document: PipelineDocument, { key, path }: Reference): string {
  const entry = key === undefined ? undefined : document.entry(key)
  if (path === undefined || !entry) return 'A comment'
  return `${entryName(entry)}, ${fieldLabel(entry, path)}`
}

function changeId(
  document: PipelineDocument,
  key: EntryKey,
  { from, to, places }: { from: string; to: string; places: readonly Reference[] },
): boolean {
  const plan = planChangeId(document, { key, to, places: places.map(({ range }) => range) })
  if ('refusal' in plan) {
    announce(explainRefusal(plan.refusal))
    return false
  }
  document.edit(plan.edits, { label: `Change Id ${from} to ${to}` })
  const also =
    places.length === 0 ? '' : ` and ${places.length} ${places.length === 1 ? 'place' : 'places'} that name it`
  announce(`Changed the Id ${from} to ${to}${also}. Undo with Ctrl+Z`)
  return true
}
