import type { EntryKey } from '../../../core/document/entry.ts'
import type { PipelineDocument } from '../../../core/document/pipelineDocument.ts'
import type { Layout } from '../../../core/layout/layout.ts'
import type { ProblemCounts } from '../../../core/problems/problemSource.ts'
import type { Ruler } from './text.ts'

/** What a picture is drawn from. */
export interface Subject {
  readonly document: PipelineDocument
  readonly layout: Layout
  /** The problems of one entry, its children left out. */
  readonly countsOf: (key: EntryKey) => ProblemCounts
  readonly ruler: Ruler
}
