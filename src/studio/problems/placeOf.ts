import type { EntryKey } from '../../core/document/entry.ts'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'

/** "Build image › build › dind", as short as tells the place. */
export function placeOf(document: PipelineDocument, key: EntryKey | undefined): string {
  const entry = key === undefined ? undefined : document.entry(key)
  if (key === undefined || !entry) return ''
  const way = [...document.ancestorsOf(key), entry].filter(
    ({ kind }) => kind === 'stage' || kind === 'stepGroup' || kind === 'step',
  )
  return way.map(({ name, identifier, kind }) => name ?? identifier ?? kind).join(' › ')
}

/** The same for a line, counted from 1. */
export function placeOfLine(document: PipelineDocument, line: number): string {
  if (line > document.lineCount) return ''
  return placeOf(document, document.keyAt(document.offsetAt({ line: line - 1, column: 0 })))
}
