import type { TreeRow } from './tree.ts'

/** The row that a key goes to from the row at `at`, as in any tree. */
export function targetOf(key: string, rows: readonly TreeRow[], at: number): TreeRow | undefined {
  const row = rows[at]
  if (!row) return undefined
  switch (key) {
    case 'ArrowDown':
      return rows[at + 1]
    case 'ArrowUp':
      return rows[at - 1]
    case 'Home':
      return rows[0]
    case 'End':
      return rows.at(-1)
    case 'ArrowRight':
      return row.kind === 'openFolder' ? rows[at + 1] : undefined
    case 'ArrowLeft':
      return rows.slice(0, at).findLast(({ depth }) => depth < row.depth)
    default:
      return undefined
  }
}

/** Milliseconds after which a letter begins a new word. */
const WORD_PAUSE = 700

/** Letters typed one after the other go to the next row whose name begins with them. */
export class Typeahead {
  private typed = ''
  private last = 0

  target(letter: string, rows: readonly TreeRow[], at: number): TreeRow | undefined {
    const now = performance.now()
    this.typed = now - this.last > WORD_PAUSE ? letter : this.typed + letter
    this.last = now
    const wanted = this.typed.toLowerCase()
    // A longer word may still be that of the row it began to name.
    const from = wanted.length === 1 ? at + 1 : at
    return [...rows.slice(from), ...rows.slice(0, from)].find(({ name }) => name.toLowerCase().startsWith(wanted))
  }
}
