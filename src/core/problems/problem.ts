import type { EntryKey } from '../document/entry.ts'
import type { Operation } from '../patch/operation.ts'
import type { TextEdit, TextRange } from '../text/range.ts'

export type Severity = 'error' | 'warning' | 'info'

/**
 * A change that mends a problem, as a plan: an RFC 6902 patch with absolute pointers, or raw edits where the YAML itself is
 * broken. `keep` changes nothing: a conflict of a merge is settled as the text stands.
 */
export interface Fix {
  /** What the button says after "Fix: ": "Turn on Privileged". */
  readonly title: string
  readonly change:
    | { readonly kind: 'patch'; readonly patch: readonly Operation[] }
    | { readonly kind: 'edits'; readonly edits: readonly TextEdit[] }
    | { readonly kind: 'keep' }
  /** True when applying it without looking is safe (`Fix all`, `check --fix`). */
  readonly certain: boolean
}

export interface Problem {
  /** The rule's id: `background/dind-privileged`. */
  readonly rule: string
  readonly severity: Severity
  /** One sentence that says what to do. */
  readonly message: string
  /** Absolute range in the text of the document's version. */
  readonly range: TextRange
  /** One-based, as people and editors count. */
  readonly line: number
  readonly column: number
  /** JSON Pointer of the value, when there is one. */
  readonly pointer?: string
  /** The entry it belongs to and the field inside its mapping: where the card and the form show it. */
  readonly entry?: EntryKey
  readonly field?: readonly (string | number)[]
  readonly fixes: readonly Fix[]
}
