import { create } from 'zustand'
import type { EntryKey } from '../../core/document/entry.ts'
import type { InsertionPoint } from '../../core/commands/command.ts'
import type { Held } from './drag/held.ts'
import type { Layout, Point, Slot } from '../../core/layout/layout.ts'

/** What a hand is doing on the canvas. Nothing of it is in the text, nothing outlives the gesture. */
export interface CanvasState {
  readonly layout: Layout | null
  /** The card that is the canvas's one tab stop. */
  readonly focused: EntryKey | null
  /** The service whose wires are lit by the pointer. */
  readonly lit: EntryKey | null
  readonly drag: Drag | null
  readonly renaming: EntryKey | null
  readonly adding: Adding | null
}

export interface Drag {
  readonly held: Held
  /** The pointer, screen px. */
  readonly at: Point
  readonly slot: Slot | null
  /** Why the nearest slot will not take it. */
  readonly refusal: string | null
}

/** An open chooser of step types: where what is chosen goes, and where the chooser stands on the screen. */
export interface Adding {
  readonly point: InsertionPoint
  /** Set for "in parallel": the entry to stand beside. */
  readonly beside?: EntryKey
  readonly x: number
  readonly y: number
}

export const useCanvas = create<CanvasState>(() => ({
  layout: null,
  focused: null,
  lit: null,
  drag: null,
  renaming: null,
  adding: null,
}))

/** Opens the chooser below a button. */
export function openChooser(button: Element, point: InsertionPoint, beside?: EntryKey): void {
  const { left, bottom } = button.getBoundingClientRect()
  useCanvas.setState({ adding: { point, x: left, y: bottom + 6, ...(beside === undefined ? {} : { beside }) } })
}
