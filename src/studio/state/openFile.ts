import type { TrackedConflicts } from '../../core/merge/trackedConflicts.ts'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import type { ProblemSource } from '../../core/problems/problemSource.ts'
import type { FileContent } from '../../core/repo/fileHost.ts'

/** A file that is open: its document, and what is known of the copy it came from. */
export interface OpenFile {
  readonly path: string
  readonly document: PipelineDocument
  readonly problems: ProblemSource
  /** The text that was opened or last saved. */
  readonly baseText: string
  /** Hash on disk of `baseText`; `null` for text that is not on disk. */
  readonly baseHash: string | null
  /** Set when the copy on disk is no longer `baseText` while this text has unsaved changes. */
  readonly conflict: FileContent | 'deleted' | null
  /** Of a merge that was made in this text; they are among the problems as long as they are open. */
  readonly conflicts: TrackedConflicts | null
  /** Another tab has the file, and writes: this one shows its text, until something is changed here. */
  readonly isFollowing: boolean
  /** Save was pressed while the host did not answer: it is saved when the host is back. */
  readonly isSavePending: boolean
}

const compared = new WeakMap<PipelineDocument, { version: number; base: string; same: boolean }>()

/** Whether the text differs from its base: by content, so an edit and its undo leave a file unchanged. Memoised by version. */
export function isEdited(file: Pick<OpenFile, 'document' | 'baseText'>): boolean {
  const { document, baseText } = file
  const known = compared.get(document)
  if (known && known.version === document.version && known.base === baseText) return !known.same
  const same = document.isText(baseText)
  compared.set(document, { version: document.version, base: baseText, same })
  return !same
}
