import type { ComponentType } from 'react'
import { useState } from 'react'
import type { YamlValue } from '../../../core/patch/operation.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { planMoveItem, planRemoveItem, planSetItem } from '../edit/listPlan.ts'
import { AddRow } from '../form/AddRow.tsx'
import type { FieldControl } from '../form/fieldControl.ts'
import { partOf } from '../form/fieldControl.ts'
import { FieldParts } from '../form/FieldParts.tsx'
import { YamlWidget } from '../widgets/YamlWidget.tsx'

interface EditableListProps<Item> {
  readonly control: FieldControl
  /** What one of them is: "strategy". */
  readonly noun: string
  readonly fresh: YamlValue
  /** Shown when there are several. */
  readonly hint?: string
  /** `undefined` for an item of another shape, which is edited as YAML. */
  readonly read: (item: unknown) => Item | undefined
  readonly Summary: ComponentType<{ readonly item: Item }>
  readonly Editor: ComponentType<ItemEditorProps<Item>>
}

export interface ItemEditorProps<Item> {
  /** Of the whole list. */
  readonly control: FieldControl
  readonly item: Item
  readonly index: number
}

/** A list whose items are told in a line or two each, and edited below it one at a time. */
export function EditableList<Item>(props: EditableListProps<Item>) {
  const { control, noun, fresh, hint, read, Summary, Editor } = props
  const { field, value, ids } = control
  const [open, setOpen] = useState<number | null>(null)
  if (value !== undefined && value !== null && !Array.isArray(value))
    return <YamlWidget control={control} label={field.label} />
  const items: readonly unknown[] = value ?? []
  const add = () => {
    control.plan((node, { companions }) => planSetItem(node, control.path, items.length, fresh, companions), {
      label: `Add a ${noun} to ${field.label}`,
    })
    setOpen(items.length)
  }
  const moveUp = (from: number) => {
    control.plan((node) => planMoveItem(node, control.path, from, from - 1), {
      label: `Move ${noun} ${from + 1}`,
      announcement: `Moved ${noun} ${from + 1} to place ${from}`,
    })
    setOpen(null)
  }
  const remove = (index: number) => {
    control.plan((node, options) => planRemoveItem(node, control.path, index, options), {
      label: `Remove ${noun} ${index + 1}`,
    })
    setOpen(null)
    document.getElementById(ids.control)?.focus()
  }
  return (
    <FieldParts ids={ids}>
      {items.length === 0 ? null : (
        <ol className="strategies">
          {items.map(read).map((known, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- an item is its place: the first that fits is taken
            <li key={index}>
              {known === undefined ? <UnknownSummary /> : <Summary item={known} />}
              <span className="strategy-tools">
                <IconButton
                  size="small"
                  icon="up"
                  label={`Move ${noun} ${index + 1} up`}
                  disabled={index === 0}
                  onClick={() => moveUp(index)}
                />
                <IconButton
                  size="small"
                  icon="edit"
                  label={`Edit ${noun} ${index + 1}`}
                  pressed={open === index}
                  onClick={() => setOpen(open === index ? null : index)}
                />
                <IconButton
                  size="small"
                  icon="close"
                  label={`Remove ${noun} ${index + 1}`}
                  onClick={() => remove(index)}
                />
              </span>
              {open !== index ? null : known === undefined ? (
                <UnknownEditor control={control} noun={noun} index={index} />
              ) : (
                <Editor control={control} item={known} index={index} />
              )}
            </li>
          ))}
        </ol>
      )}
      <div className="field-rows-foot">
        <AddRow label={`Add ${noun}`} onAdd={add} />
        {hint !== undefined && items.length > 1 ? <span className="field-hint">{hint}</span> : null}
      </div>
    </FieldParts>
  )
}

function UnknownSummary() {
  return (
    <span className="strategy-summary">
      <span className="strategy-on">
        <Icon name="yaml" size={14} /> Edit as YAML
      </span>
    </span>
  )
}

function UnknownEditor({ control, noun, index }: { control: FieldControl; noun: string; index: number }) {
  const part = partOf(control, { label: `${noun} ${index + 1}`, path: [...control.path, index] })
  return <YamlWidget control={part} label={`${noun[0]?.toUpperCase()}${noun.slice(1)} ${index + 1} as YAML`} />
}
