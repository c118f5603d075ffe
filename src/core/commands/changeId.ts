import type { EntryKey } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { Refusal } from '../patch/refusal.ts'
import type { TextEdit, TextRange } from '../text/range.ts'
import { IDENTIFIER } from '../schema/identifier.ts'
import { idScopeOf } from './insertion.ts'
import { takenIn } from './uniqueIds.ts'

/** Why an Id cannot be; `undefined` when it can. */
export function idTrouble(document: PipelineDocument, key: EntryKey, to: string): string | undefined {
  const entry = document.entry(key)
  if (!IDENTIFIER.test(to)) return 'letters, digits and _ only'
  if (to !== entry?.identifier && takenIn(idScopeOf(document, key)).identifiers.has(to))
    return entry?.kind === 'stage' ? 'taken in this pipeline' : 'taken in this stage'
  return undefined
}

/** The edits that give an entry another Id, and the same to chosen places that name it. */
export function planChangeId(
  document: PipelineDocument,
  { key, to, places }: { readonly key: EntryKey; readonly to: string; readonly places: readonly TextRange[] },
): { readonly edits: readonly TextEdit[] } | { readonly refusal: Refusal } {
  const node = document.nodePointerOf(key)
  if (node === undefined) return { refusal: { code: 'path-not-found' } }
  const own = document.plan([{ op: 'replace', path: `${node}/identifier`, value: to }])
  if (!own.ok) return { refusal: own.refusal }
  // Letters for letters: whatever quotes or script they stand in stays what it is.
  const others = places.map((range): TextEdit => ({ range, newText: to }))
  return { edits: [...own.edits, ...others].toSorted((a, b) => a.range.start - b.range.start) }
}
