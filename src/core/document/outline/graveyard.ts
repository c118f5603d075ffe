import type { EntryKind } from '../entry.ts'
import type { OutlineEntry } from './outlineEntry.ts'

/** UTF-16 code units of text remembered. */
const MAX_CHARACTERS = 4_000_000
const MAX_GRAVES = 2000

interface Grave {
  readonly text: string
  readonly entry: OutlineEntry
}

/** Entries that were removed lately, by their text: undo, or a paste of what was cut, gets them back with their keys. */
export class Graveyard {
  private readonly graves = new Map<number, Grave[]>()
  private readonly order: Grave[] = []
  private characters = 0
  /** Buried by the change that is being made: a re-indented move is told by its name. */
  private fresh: Grave[] = []

  beginChange(): void {
    this.fresh = []
  }

  bury(text: string, entry: OutlineEntry): void {
    if (text.length > MAX_CHARACTERS) return
    const grave = { text, entry }
    this.order.push(grave)
    this.fresh.push(grave)
    const alike = this.graves.get(text.length)
    if (alike) alike.push(grave)
    else this.graves.set(text.length, [grave])
    this.characters += text.length
    while (this.order.length > MAX_GRAVES || this.characters > MAX_CHARACTERS) this.forget(this.order[0] as Grave)
  }

  mayHold(length: number): boolean {
    return this.graves.has(length)
  }

  /** Takes the latest entry with exactly this text out again. */
  raise(text: string, fits: (entry: OutlineEntry) => boolean): OutlineEntry | undefined {
    const grave = this.graves.get(text.length)?.findLast(({ text: own, entry }) => own === text && fits(entry))
    if (!grave) return undefined
    this.forget(grave)
    return grave.entry
  }

  /** Takes out what this change removed under the same identifier. */
  raiseByName(kind: EntryKind, identifier: string): OutlineEntry | undefined {
    const grave = this.fresh.find(({ entry }) => entry.kind === kind && entry.identifier === identifier)
    if (!grave) return undefined
    this.forget(grave)
    return grave.entry
  }

  private forget(grave: Grave): void {
    this.fresh = this.fresh.filter((other) => other !== grave)
    this.order.splice(this.order.indexOf(grave), 1)
    this.characters -= grave.text.length
    const alike = (this.graves.get(grave.text.length) ?? []).filter((other) => other !== grave)
    if (alike.length > 0) this.graves.set(grave.text.length, alike)
    else this.graves.delete(grave.text.length)
  }
}
