import type { TextRange } from '../text/range.ts'

/** Why a patch was not applied. Nothing has changed. Codes travel; sentences are made by `explainRefusal`. */
export type RefusalCode =
  | 'too-large' // more text, or a longer line, than is read; `reason` says which
  | 'yaml-syntax' // the text cannot be read at the place of the edit
  | 'invalid-operation' // not an operation of RFC 6902
  | 'invalid-pointer' // not a JSON Pointer
  | 'path-not-found'
  | 'index-out-of-range'
  | 'test-failed'
  | 'move-into-itself'
  | 'key-exists' // rename to a key that is there
  | 'duplicate-key' // the path names a key that stands twice
  | 'inherited-value' // the value comes through an alias or a merge key; `anchor` names it
  | 'anchor-in-use' // removing or replacing an anchor that aliases still name
  | 'several-documents' // the edit is in a second document of the file
  | 'not-expressible' // no plan, however coarse, holds in this YAML
  | 'not-allowed' // a command's own rule says no; `reason` is the sentence

export interface Refusal {
  readonly code: RefusalCode
  /** The index of the failing operation in the patch. */
  readonly operation?: number
  /** The pointer the operation named. */
  readonly pointer?: string
  /** Where in the text before the patch, when a place is known. */
  readonly range?: TextRange
  /** For `inherited-value` and `anchor-in-use`: the anchor's name. */
  readonly anchor?: string
  /** For `not-allowed`, `too-large`, `yaml-syntax`: a sentence with the detail. */
  readonly reason?: string
}
