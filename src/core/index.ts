/** The public door: what other programs use of the studio. Runs in Node, in a worker and in a page. */
export type {
  DocumentKind,
  Entry,
  EntryKey,
  EntryKind,
  EntryList,
  EntryModel,
  ListName,
  SyntaxProblem,
} from './document/entry.ts'
export type {
  ApplyOptions,
  ApplyResult,
  DocumentChange,
  EntryPlace,
  HistoryState,
} from './document/pipelineDocument.ts'
export type { OpenOptions } from './document/openDocument.ts'
export { applyPatch } from './patch/index.ts'
export type { JsonPointer, Operation, YamlValue } from './patch/operation.ts'
export type { Refusal, RefusalCode } from './patch/refusal.ts'
export { explainRefusal } from './patch/explainRefusal.ts'
export type { CheckedDocument } from './problems/checkedDocument.ts'
export { openDocument } from './problems/checkedDocument.ts'
export type { CheckOptions } from './problems/checkPipeline.ts'
export { checkPipeline } from './problems/checkPipeline.ts'
export type { Fix, Problem, Severity } from './problems/problem.ts'
export { ruleList } from './problems/ruleList.ts'
export { toJsonSchema } from './schema/index.ts'
export type { Position, TextEdit, TextRange } from './text/range.ts'
