import { useRef } from 'react'
import { IconButton } from '../../ui/IconButton.tsx'
import { planRemoveRow, planRenameRow, planSetRows } from '../edit/mapPlan.ts'
import { textOf } from '../edit/fieldText.ts'
import { isMapping, valueAt } from '../../../core/value/value.ts'
import { planSet } from '../../../core/commands/fieldPlan.ts'
import { AddRow } from '../form/AddRow.tsx'
import { partOf } from '../form/fieldControl.ts'
import { useDraft } from '../form/useDraft.ts'
import { focusInRow } from '../widgets/focusRow.ts'
import { TextBox } from '../widgets/TextBox.tsx'
import type { WidgetProps } from '../widgets/widget.ts'
import { YamlWidget } from '../widgets/YamlWidget.tsx'
import { Setting } from './Setting.tsx'
import type { Axis } from './loopingStrategy.ts'
import { axesOf, axisValues, runsOf } from './loopingStrategy.ts'

/** Axes with their values, how many runs they make, and how many of them at once. */
export function MatrixForm({ control }: WidgetProps) {
  const { field, value } = control
  const list = useRef<HTMLOListElement>(null)
  const matrix = valueAt(value, ['matrix'])
  if (!isMapping(matrix)) return <YamlWidget control={control} label={`${field.label} as YAML`} />
  const axes = axesOf(matrix)
  const runs = runsOf(matrix)
  const add = () => {
    const name = freeName(Object.keys(matrix))
    control.plan((node) => planSetRows(node, [...control.path, 'matrix'], [[name, ['first', 'second']]]), {
      label: `Add axis ${name}`,
    })
    focusInRow(list.current, axes.length)
  }
  const concurrency = valueAt(value, concurrencyPath(value))
  const exclude = [...control.path, 'matrix', 'exclude']
  return (
    <>
      <ol className="field-rows" ref={list}>
        {axes.map((axis, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a row is its place, so that renaming it keeps the focus
          <AxisRow key={index} control={control} axis={axis} index={index} />
        ))}
      </ol>
      <div className="field-rows-foot">
        <AddRow label="Add axis" onAdd={add} />
        {matrix['exclude'] === undefined ? (
          <AddRow
            label="Exclude"
            onAdd={() =>
              control.plan((node) => planSet(node, exclude, [firstRun(axes)]), { label: 'Exclude a run of the matrix' })
            }
          />
        ) : null}
        <Setting control={control} path={concurrencyPath(value)} label="At once" />
      </div>
      {matrix['exclude'] === undefined ? null : (
        <div className="sub-field">
          <span className="sub-label">Excluded runs</span>
          <YamlWidget
            control={partOf(control, { label: 'Excluded runs', path: exclude })}
            label="Excluded runs as YAML"
          />
        </div>
      )}
      {runs ? (
        <p className="runs">
          <b>{runs.kept === 1 ? '1 run' : `${runs.kept} runs`}</b>
          {runs.kept === runs.all ? null : ` of ${runs.all}`}
          {concurrency === undefined ? null : `, ${textOf(concurrency)} at a time`}
        </p>
      ) : null}
    </>
  )
}

function AxisRow({ control, axis, index }: WidgetProps & { axis: Axis; index: number }) {
  const path = [...control.path, 'matrix']
  const name = useDraft({
    text: axis.name,
    write: (text, group) => {
      if (text === '') return
      control.plan((node) => planRenameRow(node, path, axis.name, text), { label: `Rename axis ${axis.name}`, group })
    },
  })
  const values = useDraft({
    text: axis.values ?? '',
    write: (text, group) => {
      const before = valueAt(control.value, ['matrix', axis.name])
      control.plan((node) => planSet(node, [...path, axis.name], axisValues(text, before)), {
        label: `Change axis ${axis.name}`,
        group,
      })
    },
  })
  return (
    <li className="axis-row">
      <TextBox draft={name} mono aria-label={`Axis ${index + 1} name`} spellCheck={false} autoComplete="off" />
      {axis.values === undefined ? (
        <YamlWidget
          control={partOf(control, { label: `axis ${axis.name}`, path: [...path, axis.name] })}
          label={`Axis ${index + 1} values`}
        />
      ) : (
        <TextBox draft={values} mono aria-label={`Axis ${index + 1} values`} spellCheck={false} autoComplete="off" />
      )}
      <IconButton
        size="small"
        icon="close"
        label={`Remove axis ${index + 1}`}
        onClick={() =>
          control.plan((node) => planRemoveRow(node, path, axis.name, { prune: [control.path] }), {
            label: `Remove axis ${axis.name}`,
          })
        }
      />
    </li>
  )
}

function freeName(taken: readonly string[]): string {
  let name = 'axis'
  for (let number = 2; taken.includes(name); number += 1) name = `axis${number}`
  return name
}

function firstRun(axes: readonly Axis[]): Record<string, string> {
  return Object.fromEntries(axes.map(({ name, values }) => [name, values?.split(',')[0]?.trim() ?? '']))
}

/** Beside the matrix or inside it: both are written, and Harness's own documentation shows both. */
function concurrencyPath(value: unknown): readonly string[] {
  return valueAt(value, ['maxConcurrency']) === undefined ? ['matrix', 'maxConcurrency'] : ['maxConcurrency']
}
