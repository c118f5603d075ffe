import type { TextBuffer } from '../../text/buffer.ts'
import type { TextEdit } from '../../text/range.ts'
import type { DocumentKind } from '../entry.ts'
import { Carry } from './carry.ts'
import { Graveyard } from './graveyard.ts'
import { EntryMatcher } from './matchEntries.ts'
import type { OutlineEntry } from './outlineEntry.ts'
import { entryOf, newKey } from './outlineEntry.ts'
import { OutlineIndex } from './outlineIndex.ts'
import type { Found } from './found.ts'
import { readOutline } from './readOutline.ts'

/** The outline of an open text, kept up with its edits. */
export class Outline {
  readonly index: OutlineIndex
  kind: DocumentKind
  private readonly graveyard = new Graveyard()

  constructor(private buffer: TextBuffer) {
    const { root, kind } = readOutline(buffer.toString())
    this.kind = kind
    this.index = new OutlineIndex(fresh(root))
  }

  update(before: TextBuffer, after: TextBuffer, edits: readonly TextEdit[]): void {
    this.buffer = after
    const { root, kind } = readOutline(after.toString())
    this.kind = kind
    const old = this.index.root
    const matcher = new EntryMatcher(
      new Carry(edits),
      (start, end) => before.slice(start, end),
      (start, end) => after.slice(start, end),
      this.graveyard,
    )
    const [now] = matcher.match([{ old, oldStart: 0, found: root }])
    this.index.replace(old, now as OutlineEntry, undefined)
  }

  /** Column of an offset; a byte order mark takes none. */
  columnAt(offset: number): number {
    const { line, column } = this.buffer.positionAt(offset)
    return line === 0 && this.buffer.slice(0, 1) === '\ufeff' ? Math.max(0, column - 1) : column
  }
}

function fresh(found: Found): OutlineEntry {
  return entryOf(found, newKey(), fresh)
}
