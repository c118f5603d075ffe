import type { Operation } from '../patch/operation.ts'
import type { Refusal } from '../patch/refusal.ts'
import type { TextEdit } from '../text/range.ts'

type Result = { ok: true; text: string; edits: readonly TextEdit[] } | { ok: false; refusal: Refusal }

/** Stands in until `core/patch` lands. */
export function applyPatch(_text: string, _patch: readonly Operation[]): Result {
  return { ok: false, refusal: { code: 'not-expressible' } }
}
