import { composeEdits, moved, trimEdits } from '../text/edits.ts'
import { tooMuch } from '../text/limits.ts'
import { profileOf } from '../text/profile.ts'
import type { TextProfile } from '../text/profile.ts'
import type { TextEdit } from '../text/range.ts'
import { danglingAliases } from './anchors.ts'
import { applyOperation } from './applyOperation.ts'
import type { Operation } from './operation.ts'
import type { Refusal } from './refusal.ts'
import type { KeyOrder } from './keyOrder.ts'
import type { Settings } from './step.ts'
import { readTree } from './tree.ts'

export interface PatchOptions {
  /** The index among `siblings` that a new key is to stand at; without it, after the last. */
  readonly keyOrder?: KeyOrder
  /** How new text is written; without it, as the text itself is. */
  readonly style?: TextProfile
  /** The text is a part of a document: an alias may name an anchor that is elsewhere, and is a value of its own. */
  readonly fragment?: boolean
  /** What an edit through an alias or a merge key does: it is refused, or what is inherited is made local first. */
  readonly sharedAnchors?: 'refuse' | 'detach'
}

export type PatchResult =
  | { readonly ok: true; readonly text: string; readonly edits: readonly TextEdit[] }
  | { readonly ok: false; readonly refusal: Refusal }

const MARK = '\uFEFF'

/**
 * RFC 6902 on YAML text, as the smallest splices that hold. Each operation is planned on the source ranges of the
 * parsed text, applied to a copy, read again, and compared with the change of the value that the RFC describes
 * (`settle`). Either everything holds, or nothing has changed and the refusal says why.
 */
export function applyPatch(text: string, patch: readonly Operation[], options: PatchOptions = {}): PatchResult {
  // A byte order mark is no part of the YAML; with it the first line would seem one column deeper than the others.
  if (text.startsWith(MARK)) return withMark(applyPatch(text.slice(1), patch, options))
  const { keyOrder, style, fragment = false, sharedAnchors = 'refuse' } = options
  const much = tooMuch(text)
  if (much) return failed({ code: 'too-large', reason: `The text ${much.sentence}.` }, patch, 0)
  const read = readTree(text)
  if ('refusal' in read) return patch.length === 0 ? { ok: true, text, edits: [] } : failed(read.refusal, patch, 0)
  const settings: Settings = {
    profile: style ?? profileOf(text),
    mostDangling: fragment ? Infinity : danglingAliases(read),
    detaches: sharedAnchors === 'detach',
    ...(keyOrder ? { keyOrder } : {}),
  }
  let tree = read
  let edits: readonly TextEdit[] = []
  for (const [index, operation] of patch.entries()) {
    const step = applyOperation(tree, operation, settings)
    if ('refusal' in step) return failed(step.refusal, patch, index)
    edits = composeEdits(text, edits, step.edits)
    tree = step.tree
  }
  return { ok: true, text: tree.text, edits: trimEdits(text, edits) }
}

function failed(refusal: Refusal, patch: readonly Operation[], operation: number): PatchResult {
  const pointer = patch[operation]?.path
  return { ok: false, refusal: { ...refusal, operation, ...(typeof pointer === 'string' ? { pointer } : {}) } }
}

function withMark(result: PatchResult): PatchResult {
  if (result.ok) return { ok: true, text: MARK + result.text, edits: result.edits.map((edit) => moved(edit, 1)) }
  const { range } = result.refusal
  if (!range) return result
  return { ok: false, refusal: { ...result.refusal, range: { start: range.start + 1, end: range.end + 1 } } }
}
