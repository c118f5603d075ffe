import type { KeyboardEvent, PointerEvent } from 'react'
import { useRef, useState } from 'react'
import { valueKindOf } from '../../../core/schema/index.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { textOf } from '../edit/fieldText.ts'
import { listItems, planMoveItem, planRemoveItem, planSetItem } from '../edit/listPlan.ts'
import { AddRow } from '../form/AddRow.tsx'
import { FieldParts } from '../form/FieldParts.tsx'
import { useDraft } from '../form/useDraft.ts'
import { focusInRow } from './focusRow.ts'
import { TextBox } from './TextBox.tsx'
import type { WidgetProps } from './widget.ts'

/** A list of texts, a row each. A new row is in the file from its first letter on. */
export function ListWidget({ control }: WidgetProps) {
  const { field, value, ids } = control
  const list = useRef<HTMLOListElement>(null)
  const [adding, setAdding] = useState(false)
  const items = listItems(value)
  const rows = adding ? [...items, undefined] : items
  const noun = nounOf(field.addLabel ?? 'Add item')

  const remove = (index: number) => {
    if (index < items.length) {
      control.plan((node, options) => planRemoveItem(node, control.path, index, options), {
        label: `Remove ${noun} ${index + 1} from ${field.label}`,
      })
    }
    setAdding(false)
    focusInRow(list.current, Math.min(index, rows.length - 2))
  }
  const move = (from: number, to: number) => {
    const done =
      to >= 0 &&
      to < items.length &&
      control.plan((node) => planMoveItem(node, control.path, from, to), {
        label: `Move ${noun} ${from + 1} of ${field.label}`,
        announcement: `Moved ${noun} ${from + 1} to place ${to + 1}`,
      })
    if (done) focusInRow(list.current, to)
  }

  return (
    <FieldParts ids={ids}>
      <ol className="field-rows" ref={list}>
        {rows.map((item, index) => (
          <ListRow
            // A row is its place: items have no other identity, and a moved text must not drag its half-typed neighbour along.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            control={control}
            index={index}
            text={textOf(item)}
            noun={noun}
            onRemove={remove}
            onMove={move}
            onLeave={() => index >= items.length && setAdding(false)}
          />
        ))}
      </ol>
      <AddRow
        label={field.addLabel ?? 'Add item'}
        onAdd={() => {
          setAdding(true)
          focusInRow(list.current, items.length)
        }}
      />
    </FieldParts>
  )
}

interface ListRowProps extends WidgetProps {
  readonly index: number
  readonly text: string
  readonly noun: string
  readonly onRemove: (index: number) => void
  readonly onMove: (from: number, to: number) => void
  readonly onLeave: () => void
}

function ListRow({ control, index, text, noun, onRemove, onMove, onLeave }: ListRowProps) {
  const { field, ids } = control
  const draft = useDraft({
    text,
    write: (typed, group) => {
      control.plan((node, { companions }) => planSetItem(node, control.path, index, typed, companions), {
        label: `Change ${field.label}`,
        announcement: `${field.label} ${index + 1} is now ${typed === '' ? 'empty' : typed}`,
        group,
      })
    },
    onBlur: onLeave,
  })
  const kind = valueKindOf(draft.value)
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    draft.onKeyDown(event)
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    draft.flush()
    onMove(index, index + (event.key === 'ArrowUp' ? -1 : 1))
  }
  return (
    <li className="field-row">
      <span className="field-grip" title="Drag to reorder, or Alt and an arrow key" {...dragProps(index, onMove)}>
        <Icon name="grip" size={14} />
      </span>
      <TextBox
        draft={{ ...draft, onKeyDown }}
        kind={kind}
        mono
        aria-label={`${field.label} ${index + 1}`}
        aria-describedby={ids.described}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        placeholder={index === 0 ? field.placeholder : undefined}
        spellCheck={false}
        autoComplete="off"
      />
      <IconButton size="small" icon="close" label={`Remove ${noun} ${index + 1}`} onClick={() => onRemove(index)} />
    </li>
  )
}

/** Pointer drag of a grip: the row under the pointer when it is let go takes the item. */
function dragProps(index: number, onMove: (from: number, to: number) => void) {
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      event.preventDefault()
      event.currentTarget.setPointerCapture(event.pointerId)
      event.currentTarget.closest('li')?.setAttribute('data-dragged', '')
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const row = event.currentTarget.closest('li')
      row?.removeAttribute('data-dragged')
      if (!row?.parentElement || !event.currentTarget.hasPointerCapture(event.pointerId)) return
      const rows = [...row.parentElement.children]
      const above = rows.filter((each) => {
        const { top, height } = each.getBoundingClientRect()
        return each !== row && event.clientY > top + height / 2
      })
      onMove(index, above.length)
    },
  }
}

/** "argument" of "Add argument". */
export function nounOf(addLabel: string): string {
  return addLabel.replace(/^Add /, '').toLowerCase()
}
