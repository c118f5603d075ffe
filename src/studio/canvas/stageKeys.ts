import type { KeyboardEvent } from 'react'
import { deleteEntry } from '../../core/commands/deleteEntry.ts'
import { duplicateEntry } from '../../core/commands/duplicateEntry.ts'
import type { EntryKey } from '../../core/document/entry.ts'
import { perform } from '../state/perform.ts'
import { useCanvas } from './canvasState.ts'
import { isArrow, MOVES } from './keys.ts'

/** The keys of a stage on the strip, for the one that has the focus. */
export function onStageKey(event: KeyboardEvent<HTMLElement>, key: EntryKey, show: () => void): void {
  if (event.target !== event.currentTarget) return
  if (!act(event, key, show)) return
  event.preventDefault()
  event.stopPropagation()
}

function act(event: KeyboardEvent<HTMLElement>, key: EntryKey, show: () => void): boolean {
  const strip = event.currentTarget.closest<HTMLElement>('.strip')
  const stages = [...(strip?.querySelectorAll<HTMLElement>('[data-stage]') ?? [])]
  if (event.ctrlKey || event.metaKey) {
    if (event.key.toLowerCase() !== 'd') return false
    if (perform(duplicateEntry, { key })) focusShown(strip)
    return true
  }
  if (isArrow(event.key) && event.altKey) {
    if (perform(MOVES[event.key], { key })) focusShown(strip)
    return true
  }
  const at = stages.indexOf(event.currentTarget)
  switch (event.key) {
    case 'ArrowRight':
    case 'ArrowLeft':
      stages[at + (event.key === 'ArrowRight' ? 1 : -1)]?.focus()
      return true
    case 'Home':
    case 'End':
      stages.at(event.key === 'Home' ? 0 : -1)?.focus()
      return true
    case 'Enter':
    case ' ':
      show()
      return true
    case 'F2':
      useCanvas.setState({ renaming: key })
      return true
    case 'Delete':
    case 'Backspace':
      if (perform(deleteEntry, { key })) focusShown(strip)
      return true
    default:
      return false
  }
}

/** What was moved, made or moves up is shown, and has the focus once it is drawn at its place. */
function focusShown(strip: HTMLElement | null): void {
  requestAnimationFrame(() => strip?.querySelector<HTMLElement>('[data-stage][aria-current]')?.focus())
}
