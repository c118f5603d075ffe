import type { TextRange } from '../text/range.ts'

declare const brand: unique symbol

/** Our stable handle for one entry of the outline: survives edits, undo and moves; is never saved. */
export type EntryKey = string & { readonly [brand]: 'EntryKey' }

/**
 * `document` is the root. `stage`, `step`, `stepGroup`, `parallel`, `insert` are list items as in the YAML.
 * `unreadable` is an item that is none of them (an empty `- `, a scalar, an unknown key): shown, movable, edited as YAML.
 */
export type EntryKind = 'document' | 'stage' | 'step' | 'stepGroup' | 'parallel' | 'insert' | 'unreadable'

/** What a whole file is, told by its root key. */
export type DocumentKind =
  | 'pipeline'
  | 'template' // `template:` of type Pipeline, Stage, StepGroup or Step
  | 'inputSet'
  | 'overlayInputSet'
  | 'fragment' // a bare stage, stepGroup, step, or a list of them
  | 'other' // YAML, but not Harness's
  | 'empty'

/** Which list of its parent an entry stands in, in the YAML's own words. `body` is the one thing inside a template or fragment. */
export type ListName = 'stages' | 'steps' | 'rollbackSteps' | 'parallel' | 'body'

/**
 * One node of the outline. Immutable; the same object for as long as its text (children included) is unchanged,
 * so identity means "nothing to do". Offsets are relative: an edit elsewhere in the file does not touch it.
 */
export interface Entry {
  readonly key: EntryKey
  readonly kind: EntryKind
  /** The item's `type`: a step type, a stage type, a template's type. */
  readonly type?: string
  /** As written, when it is a plain or quoted scalar. */
  readonly name?: string
  readonly identifier?: string
  /** `template.templateRef`, when the item is only a link to a template. */
  readonly templateRef?: string
  /** From the item to its own mapping: `['step']`, `['stage']`, … ; `[]` for the document, for template bodies and unreadable items. */
  readonly nodePath: readonly string[]
  /** Child lists that hold entries, in text order. */
  readonly lists: readonly EntryList[]
  /** UTF-16 length of the entry's text, from its first character (a block item's dash) to the end of its last line. */
  readonly length: number
}

export interface EntryList {
  readonly name: ListName
  /** From the entry's own mapping to the sequence: `['spec', 'execution', 'steps']`, `['steps']`; for `parallel` and some bodies `[]`. */
  readonly path: readonly (string | number)[]
  readonly items: readonly Entry[]
  /** Offsets of the items from the start of the owning entry. */
  readonly offsets: readonly number[]
}

/** An entry's own values, parsed. Child lists (`steps`, `stages`, …) are left out: they are entries of their own. */
export interface EntryModel {
  readonly key: EntryKey
  /** The item's own mapping (`step: …` without the word `step`), as plain JS values; `undefined` when nothing can be read. */
  readonly value: unknown
  /** Syntax errors inside the entry's own text. Ranges count from the start of the entry. */
  readonly errors: readonly SyntaxProblem[]
  /** The value depends on anchors that stand outside of the entry: it may change while the entry does not. */
  readonly usesAnchors?: boolean
}

export interface SyntaxProblem {
  readonly message: string
  /** The parser's word for it, as `DUPLICATE_KEY`; absent when the trouble is ours to find (an alias without an anchor). */
  readonly code?: string
  readonly range: TextRange
}
