import { useRef, useState } from 'react'
import type { YamlValue } from '../../../core/patch/operation.ts'
import { planRemove, planSet } from '../../../core/commands/fieldPlan.ts'
import type { Column } from '../../../core/schema/field.ts'
import { valueKindOf } from '../../../core/schema/index.ts'
import { isMapping } from '../../../core/value/value.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Select } from '../../ui/Select.tsx'
import { textOf, valueOf } from '../edit/fieldText.ts'
import { planRemoveItem, planSetItem } from '../edit/listPlan.ts'
import { AddRow } from '../form/AddRow.tsx'
import { FieldParts } from '../form/FieldParts.tsx'
import { useDraft } from '../form/useDraft.ts'
import { focusInRow } from './focusRow.ts'
import { RowParts } from './RowParts.tsx'
import { nounOf } from './ListWidget.tsx'
import { TextBox } from './TextBox.tsx'
import type { WidgetProps } from './widget.ts'

/** A list of mappings, a row each with a cell for each column. A new row is in the file from its first letter on. */
export function RowsWidget({ control }: WidgetProps) {
  const { field, value, ids } = control
  const list = useRef<HTMLOListElement>(null)
  const [adding, setAdding] = useState(false)
  const items: readonly unknown[] = Array.isArray(value) ? value : []
  const columns = field.columns ?? []
  const cells = columns.filter(({ kind }) => kind !== 'yaml')
  const rows = adding ? [...items, initialRow(columns)] : items
  const noun = nounOf(field.addLabel ?? 'Add row')

  const setCell = (index: number, column: Column, next: YamlValue | undefined, group?: string) => {
    const says = { label: `Change ${field.label}`, announcement: `${field.label} ${index + 1} changed`, group }
    if (index >= items.length) {
      if (next === undefined) return
      control.plan(
        (node, { companions }) =>
          planSetItem(node, control.path, index, { ...initialRow(columns), [column.key]: next }, companions),
        says,
      )
      setAdding(false)
      return
    }
    const path = [...control.path, index, column.key]
    control.plan((node) => (next === undefined ? planRemove(node, path) : planSet(node, path, next)), says)
  }

  const remove = (index: number) => {
    if (index < items.length) {
      control.plan((node, options) => planRemoveItem(node, control.path, index, options), {
        label: `Remove ${noun} ${index + 1} from ${field.label}`,
        announcement: `Removed ${noun} ${index + 1}`,
      })
    }
    setAdding(false)
    focusInRow(list.current, Math.min(index, rows.length - 2))
  }

  return (
    <FieldParts ids={ids}>
      <ol className="field-rows" ref={list}>
        {rows.map((item, index) => (
          <li
            // A row is its place: a changed name must not take the focus away.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            className="field-cells"
            data-columns={Math.min(cells.length, 4)}
          >
            {cells.map((column) => (
              <Cell
                key={column.key}
                control={control}
                column={column}
                name={`${field.itemLabel ?? 'Row'} ${index + 1} ${column.label}`}
                value={isMapping(item) ? item[column.key] : undefined}
                onSet={(next, group) => setCell(index, column, next, group)}
              />
            ))}
            <IconButton size="small" icon="close" label={`Remove ${noun} ${index + 1}`} onClick={() => remove(index)} />
            {index < items.length ? (
              <RowParts
                control={control}
                columns={columns}
                name={`${field.itemLabel ?? 'Row'} ${index + 1}`}
                item={item}
                index={index}
              />
            ) : null}
          </li>
        ))}
      </ol>
      <AddRow
        label={field.addLabel ?? 'Add row'}
        onAdd={() => {
          setAdding(true)
          focusInRow(list.current, items.length)
        }}
      />
    </FieldParts>
  )
}

interface CellProps extends WidgetProps {
  readonly column: Column
  readonly name: string
  readonly value: unknown
  readonly onSet: (value: YamlValue | undefined, group?: string) => void
}

function Cell({ control, column, name, value, onSet }: CellProps) {
  const text = textOf(value)
  const choices = column.kind === 'flag' ? FLAGS : column.options
  if (!choices || valueKindOf(value) !== 'fixed')
    return <TextCell control={control} column={column} name={name} value={value} onSet={onSet} />
  const isOther = text !== '' && !choices.some((option) => option.value === text)
  return (
    <Select
      label={name}
      describedBy={control.ids.described}
      value={text}
      placeholder="Not set"
      options={isOther ? [...choices, { value: text, label: text }] : choices}
      onChange={(next) => onSet(next === '' ? undefined : column.kind === 'flag' ? next === 'true' : next)}
    />
  )
}

const FLAGS = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
]

function TextCell({ control, column, name, value, onSet }: CellProps) {
  const draft = useDraft({
    text: textOf(value),
    write: (typed, group) =>
      onSet(typed === '' ? undefined : valueOf(typed, { before: value, isNumber: column.kind === 'number' }), group),
  })
  return (
    <TextBox
      draft={draft}
      kind={valueKindOf(draft.value)}
      mono
      aria-label={name}
      aria-describedby={control.ids.described}
      spellCheck={false}
      autoComplete="off"
    />
  )
}

function initialRow(columns: readonly Column[]): Record<string, YamlValue> {
  return Object.fromEntries(columns.flatMap(({ key, initial }) => (initial === undefined ? [] : [[key, initial]])))
}

/** Whether a value is a list of mappings whose cells are words; what else a mapping holds stands below its cells. */
export function isRowsOf(columns: readonly Column[], value: unknown): boolean {
  if (value === undefined || value === null) return true
  const cells = columns.filter(({ kind }) => kind !== 'yaml')
  return (
    Array.isArray(value) &&
    value.every(
      (item) => isMapping(item) && cells.every(({ key }) => typeof item[key] !== 'object' || item[key] === null),
    )
  )
}
