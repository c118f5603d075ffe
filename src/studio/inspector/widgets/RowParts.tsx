import { useState } from 'react'
import type { Column } from '../../../core/schema/field.ts'
import { isMapping } from '../../../core/value/value.ts'
import { AddRow } from '../form/AddRow.tsx'
import type { FieldControl } from '../form/fieldControl.ts'
import { partOf } from '../form/fieldControl.ts'
import { YamlWidget } from './YamlWidget.tsx'

/** What a row holds beside its cells: mappings and lists, and keys that no column is for. Each is edited as its YAML. */
export function RowParts({
  control,
  columns,
  name,
  item,
  index,
}: {
  control: FieldControl
  columns: readonly Column[]
  name: string
  item: unknown
  index: number
}) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const row = isMapping(item) ? item : {}
  const parts = columns.filter(({ kind }) => kind === 'yaml')
  const others = Object.keys(row).filter((key) => !columns.some((column) => column.key === key))
  const shown = [...parts, ...others.map((key) => ({ key, label: key }))].filter(
    ({ key }) => row[key] !== undefined || opened.has(key),
  )
  const absent = parts.filter((part) => !shown.includes(part))
  if (shown.length + absent.length === 0) return null
  return (
    <div className="row-parts">
      {shown.map(({ key, label }) => {
        const part = partOf(control, { label: `${name} ${label}`, path: [...control.path, index, key] })
        return (
          <div key={key} className="row-part">
            <span className="sub-label" aria-hidden="true">
              {label}
            </span>
            <YamlWidget control={part} label={`${name} ${label}`} />
          </div>
        )
      })}
      {absent.map(({ key, label }) => (
        <AddRow key={key} label={`Add ${label}`} onAdd={() => setOpened(new Set([...opened, key]))} />
      ))}
    </div>
  )
}
