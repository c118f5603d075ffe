export type {
  DocumentKind,
  Entry,
  EntryKey,
  EntryKind,
  EntryList,
  EntryModel,
  ListName,
  SyntaxProblem,
} from './entry.ts'
export type { OpenOptions } from './openDocument.ts'
export { openDocument } from './openDocument.ts'
export type { FoundOutline } from './outline/found.ts'
export { outlineFromParse } from './outline/outlineFromParse.ts'
export type * from './pipelineDocument.ts'
