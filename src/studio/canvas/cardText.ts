import type { Entry, EntryModel } from '../../core/document/entry.ts'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import { isService } from '../../core/layout/layout.ts'
import { imageOf } from './badges.ts'

/** The small line of a card: what it links to, the image of a service, else its Id. */
export function cardSubtitle(entry: Entry, model: EntryModel | undefined): string {
  if (entry.templateRef !== undefined) return entry.templateRef
  const image = isService(entry) ? imageOf(model) : undefined
  if (image !== undefined) return image
  if (entry.kind === 'stepGroup') return 'folded'
  return entry.identifier ?? entry.type ?? ''
}

/** What a dimmed card says; `undefined` while all of its entry can be read. */
export function cardTrouble(
  document: PipelineDocument,
  entry: Entry,
  model: EntryModel | undefined,
): string | undefined {
  const error = model?.errors[0]
  const range = document.rangeOf(entry.key)
  if (!error || !range) return undefined
  return `Line ${document.positionAt(range.start + error.range.start).line + 1} cannot be read`
}
