import { useMemo, useState } from 'react'
import { fieldLabel } from '../../core/assist/fieldLabel.ts'
import { idTrouble, planChangeId } from '../../core/commands/changeId.ts'
import { entryName } from '../../core/commands/entryName.ts'
import type { Reference } from '../../core/commands/references.ts'
import { referencesInInputSet, referencesOf } from '../../core/commands/references.ts'
import type { Entry, EntryKey } from '../../core/document/entry.ts'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import { explainRefusal } from '../../core/patch/explainRefusal.ts'
import type { OpenFile } from '../state/openFile.ts'
import { announce, useUi } from '../state/ui.ts'
import { activeFile, useWorkspace } from '../state/workspace.ts'
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
  const places = useMemo(() => placesOf(document, entry.key), [document, entry.key])
  const [chosen, setChosen] = useState<ReadonlySet<Place>>(
    () => new Set(places.filter(({ reference }) => reference.doubt === undefined)),
  )
  const trouble = idTrouble(document, entry.key, to)
  const isSame = to === from
  const change = (wanted: readonly Place[]) => {
    if (changeId(document, entry.key, { from, to, places: wanted })) close()
  }
  const toggle = (place: Place) => {
    const next = new Set(chosen)
    if (!next.delete(place)) next.add(place)
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
          {places.length} {places.length === 1 ? 'place names' : 'places name'} this Id
        </b>
        <span>{chosen.size} chosen</span>
      </p>
      <ChangeList label="Places that name this Id">
        {places.map((place) => (
          <ChangeItem
            key={`${place.file?.path ?? ''} ${place.reference.range.start}`}
            checked={chosen.has(place)}
            onToggle={() => toggle(place)}
            head={<PlaceHead document={document} place={place} />}
            lines={
              chosen.has(place)
                ? [
                    { kind: 'old', content: marked(place.reference, from, from) },
                    { kind: 'new', content: marked(place.reference, from, to) },
                  ]
                : [{ kind: 'kept', content: marked(place.reference, from, from) }]
            }
          />
        ))}
      </ChangeList>
      <DialogFoot
        note={
          chosen.size > 0 && [...chosen].some(({ file }) => file)
            ? 'One step in the history of each file.'
            : 'One step in the history. Undo brings all of it back.'
        }
      >
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

/** A place that names the Id, in this file or in another one that is open. */
interface Place {
  readonly reference: Reference
  readonly file: OpenFile | undefined
}

/** Those of the file, then those of its input sets that are open. */
function placesOf(document: PipelineDocument, key: EntryKey): readonly Place[] {
  const others = [...useWorkspace.getState().open.values()].filter((file) => file.document !== document)
  return [
    ...referencesOf(document, key).map((reference) => ({ reference, file: undefined })),
    ...others.flatMap((file) =>
      referencesInInputSet(document, key, file.document).map((reference) => ({ reference, file })),
    ),
  ]
}

function PlaceHead({ document, place: { reference, file } }: { document: PipelineDocument; place: Place }) {
  return (
    <>
      <span>
        <b>{file ? file.path : placeInWords(document, reference)}</b> line {reference.lineNumber + 1}
      </span>
      {reference.doubt === undefined ? null : <small className="change-doubt">{reference.doubt}</small>}
    </>
  )
}

/** A line with the Id marked in it, as it is or as it will be. */
function marked({ shown: line, at }: Reference, id: string, letters: string) {
  return (
    <>
      {line.slice(0, at)}
      <mark>{letters}</mark>
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
  { from, to, places }: { from: string; to: string; places: readonly Place[] },
): boolean {
  const own = places.filter(({ file }) => !file).map(({ reference }) => reference.range)
  const plan = planChangeId(document, { key, to, places: own })
  if ('refusal' in plan) {
    announce(explainRefusal(plan.refusal))
    return false
  }
  const label = `Change Id ${from} to ${to}`
  document.edit(plan.edits, { label })
  // Another file has a history of its own.
  for (const { file, reference } of places) file?.document.edit([{ range: reference.range, newText: to }], { label })
  const also =
    places.length === 0 ? '' : ` and ${places.length} ${places.length === 1 ? 'place' : 'places'} that name it`
  announce(`Changed the Id ${from} to ${to}${also}. Undo with Ctrl+Z`)
  return true
}
