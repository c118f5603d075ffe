import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import type { Problem } from '../../core/problems/problem.ts'

/** "Build image › build › dind", as short as tells the place. */
export function placeOf(document: PipelineDocument, problem: Problem): string {
  if (problem.entry === undefined) return ''
  const entry = document.entry(problem.entry)
  if (!entry) return ''
  const way = [...document.ancestorsOf(problem.entry), entry].filter(
    ({ kind }) => kind === 'stage' || kind === 'stepGroup' || kind === 'step',
  )
  return way.map(({ name, identifier, kind }) => name ?? identifier ?? kind).join(' › ')
}
