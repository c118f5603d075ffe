import type { ClipboardEvent } from 'react'
import { useRef, useState } from 'react'
import { planSortKeys } from '../../../core/commands/sortKeys.ts'
import { valueKindOf } from '../../../core/schema/index.ts'
import { useDocument } from '../../state/hooks.ts'
import { announce } from '../../state/ui.ts'
import { activeFile } from '../../state/workspace.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { readEnvText } from '../edit/envText.ts'
import { textOf } from '../edit/fieldText.ts'
import type { MapRow } from '../edit/mapPlan.ts'
import { mapRows, planRemoveRow, planRenameRow, planSetRows } from '../edit/mapPlan.ts'
import { AddRow } from '../form/AddRow.tsx'
import { FieldParts } from '../form/FieldParts.tsx'
import { useDraft } from '../form/useDraft.ts'
import { focusInRow } from './focusRow.ts'
import { nounOf } from './ListWidget.tsx'
import { TextBox } from './TextBox.tsx'
import type { WidgetProps } from './widget.ts'

/** A new row: it has no place in the file before it has a name. */
interface NewRow {
  readonly name: string
  readonly value: string
}

const BLANK: NewRow = { name: '', value: '' }

/** Names and values, a row each. Pasted `.env` text becomes rows. */
export function MapWidget({ control }: WidgetProps) {
  const { field, value, ids } = control
  const list = useRef<HTMLOListElement>(null)
  const [added, setAdded] = useState<NewRow | null>(null)
  const rows = useRowsInFileOrder(control, mapRows(value))
  const shown: readonly MapRow[] = added ? [...rows, [added.name, added.value]] : rows
  const noun = nounOf(field.addLabel ?? 'Add row')
  const names = new Set(rows.map(([name]) => name))

  const writeRows = (pairs: readonly (readonly [string, string])[], group?: string) =>
    control.plan((node) => planSetRows(node, control.path, pairs), {
      label: `Change ${field.label}`,
      announcement:
        pairs.length === 1 ? `${pairs[0]?.[0]} is now ${pairs[0]?.[1] || 'empty'}` : `Set ${pairs.length} ${noun}s`,
      group,
    })

  const rename = (index: number, name: string, group: string): string | undefined => {
    const from = rows[index]?.[0]
    if (name === from || (name === '' && from === undefined)) return undefined
    if (name === '') return `A ${noun} needs a name. Remove the row to remove it.`
    if (names.has(name)) return `There is a ${noun} ${name} already.`
    if (from === undefined) {
      if (writeRows([[name, added?.value ?? '']], group)) setAdded(null)
    } else {
      control.plan((node) => planRenameRow(node, control.path, from, name), {
        label: `Rename ${noun} ${from}`,
        announcement: `Renamed ${from} to ${name}`,
        group,
      })
    }
    return undefined
  }

  const setValue = (index: number, text: string, group: string) => {
    const name = rows[index]?.[0]
    if (name === undefined) setAdded((row) => row && { ...row, value: text })
    else writeRows([[name, text]], group)
  }

  const remove = (index: number) => {
    const name = rows[index]?.[0]
    if (name === undefined) setAdded(null)
    else {
      control.plan((node, options) => planRemoveRow(node, control.path, name, options), {
        label: `Remove ${noun} ${name}`,
        announcement: `Removed ${name}`,
      })
    }
    focusInRow(list.current, Math.min(index, shown.length - 2))
  }

  return (
    <FieldParts ids={ids}>
      <ol className="field-rows" ref={list}>
        {shown.map(([name, text], index) => (
          <MapRowInputs
            // A row is its place, so that renaming it keeps the focus.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            control={control}
            index={index}
            name={name}
            value={textOf(text)}
            noun={noun}
            onRename={rename}
            onValue={setValue}
            onRemove={remove}
            onPaste={(pairs) => {
              setAdded(null)
              writeRows(pairs)
            }}
            onLeave={() => setAdded((row) => (row && row.name === '' && row.value === '' ? null : row))}
          />
        ))}
      </ol>
      <div className="field-rows-foot">
        <AddRow
          label={field.addLabel ?? 'Add row'}
          onAdd={() => {
            setAdded(BLANK)
            focusInRow(list.current, rows.length)
          }}
        />
        {isSorted(rows) ? null : (
          <button type="button" className="add-row" onClick={() => sort(control)}>
            <Icon name="sort" size={12} />
            Sort by name
          </button>
        )}
        {control.path.at(-1) === 'envVariables' ? (
          <span className="field-hint">
            or paste <span className="mono">.env</span> text into a row
          </span>
        ) : null}
      </div>
    </FieldParts>
  )
}

function isSorted(rows: readonly MapRow[]): boolean {
  return rows.every(([name], at) => at === 0 || (rows[at - 1]?.[0] ?? '') <= name)
}

/** Whole lines change places, with their comments. */
function sort({ subject, path, field }: WidgetProps['control']): void {
  const document = activeFile()?.document
  const plan = document && planSortKeys(document, subject.key, path)
  if (!document || !plan) return
  if ('reason' in plan) announce(plan.reason)
  else {
    document.edit(plan.edits, { label: `Sort ${field.label}` })
    announce(`Sorted ${field.label}. Undo with Ctrl+Z`)
  }
}

/** JavaScript puts keys that are numbers first; the file need not (`portBindings`). */
function useRowsInFileOrder({ subject, path }: WidgetProps['control'], rows: readonly MapRow[]): readonly MapRow[] {
  const document = useDocument()
  if (!document || !rows.some(([name]) => /^\d+$/.test(name))) return rows
  const startOf = ([name]: MapRow) => document.rangeOfPath(subject.key, [...path, name], 'key')?.start ?? 0
  return rows.toSorted((a, b) => startOf(a) - startOf(b))
}

interface MapRowInputsProps extends WidgetProps {
  readonly index: number
  readonly name: string
  readonly value: string
  readonly noun: string
  /** The sentence that says why not, when the name cannot be. */
  readonly onRename: (index: number, name: string, group: string) => string | undefined
  readonly onValue: (index: number, text: string, group: string) => void
  readonly onRemove: (index: number) => void
  readonly onPaste: (pairs: readonly (readonly [string, string])[]) => void
  readonly onLeave: () => void
}

function MapRowInputs(props: MapRowInputsProps) {
  const { control, index, noun, onRemove, onPaste, onLeave } = props
  const [trouble, setTrouble] = useState<string>()
  const row = useRef<HTMLLIElement>(null)
  const name = useDraft({
    text: props.name,
    write: (text, group) => setTrouble(props.onRename(index, text, group)),
  })
  const value = useDraft({ text: props.value, write: (text, group) => props.onValue(index, text, group) })
  const label = `${control.field.itemLabel ?? 'Row'} ${index + 1}`
  const troubleId = `${control.ids.control}-row-${index}`
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text')
    const pairs = readEnvText(text)
    const isOneValue = event.target !== row.current?.querySelector('input') && !text.trim().includes('\n')
    if (!pairs || isOneValue) return
    event.preventDefault()
    onPaste(pairs)
  }
  const shared = { mono: true, spellCheck: false, autoComplete: 'off' }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears what its two inputs do
    <li
      className="field-map-row"
      ref={row}
      onPaste={paste}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return
        setTrouble(undefined)
        onLeave()
      }}
    >
      <TextBox
        {...shared}
        draft={name}
        aria-label={`${label} name`}
        aria-describedby={trouble === undefined ? control.ids.described : troubleId}
        aria-invalid={trouble !== undefined || undefined}
      />
      <TextBox
        {...shared}
        draft={value}
        kind={valueKindOf(value.value)}
        placeholder="empty"
        aria-label={`${label} value`}
        aria-describedby={control.ids.described}
      />
      <IconButton size="small" icon="close" label={`Remove ${noun} ${index + 1}`} onClick={() => onRemove(index)} />
      {trouble === undefined ? null : (
        <p className="field-row-trouble" id={troubleId}>
          {trouble}
        </p>
      )}
    </li>
  )
}
