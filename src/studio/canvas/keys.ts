import type { KeyboardEvent } from 'react'
import { addBranch } from '../../core/commands/addBranch.ts'
import { duplicateEntries } from '../../core/commands/commandList.ts'
import type { Command } from '../../core/commands/command.ts'
import { deleteEntries } from '../../core/commands/deleteEntries.ts'
import { pointAfter } from '../../core/commands/insertion.ts'
import { moveEarlier, moveIn, moveLater, moveOut } from '../../core/commands/moveBy.ts'
import type { EntryKey } from '../../core/document/entry.ts'
import type { Box } from '../../core/layout/layout.ts'
import { unwrap, wrapInGroup, wrapInParallel } from '../../core/commands/wrap.ts'
import { perform, select, selection } from '../state/perform.ts'
import { reveal, toggleServiceMap } from '../state/ui.ts'
import { activeFile } from '../state/workspace.ts'
import { openChooser, useCanvas } from './canvasState.ts'

type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'

/** The keys of the canvas, for the card that has the focus. */
export function onCanvasKey(event: KeyboardEvent<HTMLElement>, focus: (key: EntryKey) => void): void {
  const target = event.target instanceof HTMLElement ? event.target : null
  const key = target?.dataset.key as EntryKey | undefined
  if (!target || key === undefined) return
  if (act(event, target, key, focus)) {
    event.preventDefault()
    event.stopPropagation()
  }
}

export const MOVES = { ArrowLeft: moveEarlier, ArrowRight: moveLater, ArrowDown: moveIn, ArrowUp: moveOut } as const

function act(
  event: KeyboardEvent<HTMLElement>,
  target: HTMLElement,
  key: EntryKey,
  focus: (key: EntryKey) => void,
): boolean {
  const ctrl = event.ctrlKey || event.metaKey
  if (isArrow(event.key)) {
    if (event.altKey) return perform(MOVES[event.key], { key }) || true
    const next = ctrl ? undefined : neighbour(useCanvas.getState().layout?.boxes ?? [], key, event.key)
    if (next) focus(next.key)
    if (next && event.shiftKey) select([...new Set([...selection(), key, next.key])])
    return next !== undefined
  }
  if (ctrl) return actWithCtrl(event, key, focus)
  switch (event.key) {
    case 'Enter':
    case ' ':
      select([key])
      if (event.key === 'Enter') reveal({ in: 'form', key, focus: true })
      return true
    case 'a':
    case 'A':
    case '/':
      return openAfter(target, key, event.shiftKey)
    case 'F2':
      useCanvas.setState({ renaming: key })
      return true
    case 'Delete':
    case 'Backspace':
      return follow(perform(deleteEntries, { keys: chosen(key) }), focus)
    case 'p':
    case 'P':
      return follow(perform(wrapInParallel, { keys: chosen(key) }), focus)
    case 'm':
    case 'M':
      toggleServiceMap()
      return true
    case 'Escape':
      select([])
      return true
    default:
      return false
  }
}

function actWithCtrl(event: KeyboardEvent<HTMLElement>, key: EntryKey, focus: (key: EntryKey) => void): boolean {
  const onChosen = (command: Command<{ readonly keys: readonly EntryKey[] }>) =>
    follow(perform(command, { keys: chosen(key) }), focus)
  switch (event.key.toLowerCase()) {
    case 'a':
      select(around(key))
      return true
    case 'd':
      return onChosen(duplicateEntries)
    case 'g':
      return event.shiftKey ? follow(perform(unwrap, { key }), focus) : onChosen(wrapInGroup)
    default:
      return false
  }
}

/** What a key is about: all that is selected when the card is one of them, else the card. */
function chosen(key: EntryKey): readonly EntryKey[] {
  return selection().includes(key) ? selection() : [key]
}

/** The entries of the card's own list; with all of them selected already, those of the list around it. */
function around(key: EntryKey): readonly EntryKey[] {
  const document = activeFile()?.document
  let at = key
  for (let place = document?.placeOf(at); place; place = document?.placeOf(at)) {
    const all = place.list.items.map((item) => item.key)
    const isNew = all.some((each) => !selection().includes(each))
    const parent = document?.entry(place.parent)
    if (isNew || parent?.kind === 'stage' || parent?.kind === 'document') return all
    at = place.parent
  }
  return [key]
}

/** What is made, or moves up, is selected and has the focus, too. */
function follow(isDone: boolean, focus: (key: EntryKey) => void): true {
  const next = selection().at(-1)
  if (isDone && next !== undefined) focus(next)
  return true
}

function openAfter(target: HTMLElement, key: EntryKey, parallel: boolean): boolean {
  const document = activeFile()?.document
  const point = document && pointAfter(document, key)
  if (!document || !point) return false
  openChooser(target, point, parallel && addBranch.check(document, { key, type: 'Run' }).allowed ? key : undefined)
  return true
}

export function isArrow(key: string): key is Direction {
  return key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowUp' || key === 'ArrowDown'
}

/** The nearest card in a direction; what lies straight ahead is nearer than what lies aside. */
export function neighbour(boxes: readonly Box[], key: EntryKey, direction: Direction): Box | undefined {
  const from = boxes.find((box) => box.key === key)
  if (!from) return undefined
  const horizontal = direction === 'ArrowLeft' || direction === 'ArrowRight'
  const sign = direction === 'ArrowRight' || direction === 'ArrowDown' ? 1 : -1
  let best: { readonly box: Box; readonly cost: number } | undefined
  for (const box of boxes) {
    if (box === from) continue
    const [a, b] = [middle(from), middle(box)]
    const ahead = sign * (horizontal ? b.x - a.x : b.y - a.y)
    const aside = Math.abs(horizontal ? b.y - a.y : b.x - a.x)
    if (ahead <= 0 || (horizontal && aside > ahead * 3)) continue
    const cost = ahead + aside * 2.5
    if (!best || cost < best.cost) best = { box, cost }
  }
  return best?.box
}

/** A lane is met at its header. */
function middle(box: Box): { x: number; y: number } {
  return box.kind === 'lane'
    ? { x: box.x + 60, y: box.y + 20 }
    : { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
