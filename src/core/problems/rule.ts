import type { Entry, EntryKey, EntryModel, ListName } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { Operation } from '../patch/operation.ts'
import type { SchemaIssue } from '../schema/contract.ts'
import type { TextEdit, TextRange } from '../text/range.ts'
import type { Mapping, Path } from '../value/value.ts'
import type { Around } from './around.ts'
import type { Severity } from './problem.ts'

/** Where a fix's patch begins, as JSON Pointers. */
export interface FixPlace {
  /** The node's own mapping. */
  readonly node: string
  /** The mapping that says what the node's pod shares: of its step group, or the `spec` of its CI stage. */
  readonly pod: string | undefined
}

/** A fix before its place in the file is known, so that findings stay valid when the file around them changes. */
export type FindingFix = { readonly title: string; readonly certain: boolean } & (
  | { readonly patch: (place: FixPlace) => readonly Operation[] }
  /** Offsets from the start of the entry. */
  | { readonly edits: readonly TextEdit[] }
  /** Stands in place of the text that the finding marks: where another way to write the same value is wanted. */
  | { readonly newText: string }
)

/** A problem before its place in the file is known. */
export interface Finding {
  /** From the node's mapping; where nothing stands there, the nearest thing above it is marked. */
  readonly path: Path
  readonly part?: 'key' | 'value'
  /** In place of `path`: offsets from the start of the entry. */
  readonly range?: TextRange
  readonly message: string
  /** When they differ from the rule's. */
  readonly rule?: string
  readonly severity?: Severity
  readonly fixes?: readonly FindingFix[]
}

/** One entry as the rules see it. */
export interface NodeContext {
  readonly entry: Entry
  readonly model: EntryModel
  /** The list it stands in; `undefined` for the root. */
  readonly list: ListName | undefined
  /** The node's mapping: for the root what stands under `pipeline:`, `template:`, …; `{}` when it is none. */
  readonly value: Mapping
  readonly around: Around
  /** What the schema says about the node. Read once, shared by the rules. */
  readonly issues: readonly SchemaIssue[]
  /** A value as it is written, quotes included. */
  source(path: Path): string
  /** The entry's text, children included. */
  text(): string
}

interface RuleFacts {
  readonly id: string
  readonly severity: Severity
  /** One line for the table of rules. */
  readonly summary: string
}

/** Looks at one entry's own text and where it stands; nothing else may change what it finds. */
export interface EntryRule extends RuleFacts {
  readonly scope: 'entry'
  /** Also for entries with syntax errors, and in files that are not Harness's. */
  readonly always?: boolean
  check(node: NodeContext): readonly Finding[]
}

/** Looks at what stands in one entry together, and finds things about its descendants. */
export interface ListRule extends RuleFacts {
  readonly scope: 'list'
  /** Which entries it looks into. */
  within(entry: Entry, document: PipelineDocument): boolean
  check(owner: Entry, document: PipelineDocument): ReadonlyMap<EntryKey, readonly Finding[]>
}

export type Rule = EntryRule | ListRule

/** Harness works the value out later, or a program that fills in `${…}`, so nothing is known of it here. */
export function hasExpression(value: unknown): boolean {
  return typeof value === 'string' && (value.includes('<+') || value.includes('${'))
}
