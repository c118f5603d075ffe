import { openDocument } from '../document/openDocument.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { Fix, Problem } from './problem.ts'
import { ProblemIndex } from './problemIndex.ts'

export interface Fixed {
  readonly text: string
  /** How many fixes were made. */
  readonly count: number
  /** What is left. */
  readonly problems: readonly Problem[]
}

/** A fix may bring another one to light; more rounds than this would be a circle. */
const MOST_ROUNDS = 10

/** Makes every fix that is safe without a look, and checks again, until none is left. Bytes outside of the fixes stay. */
export function fixCertain(text: string): Fixed {
  const document = openDocument(text)
  const index = new ProblemIndex(document)
  let count = 0
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    // From the end on, so that the places of those before it hold.
    const fixes = index.all().toReversed().flatMap(certainFix)
    const made = fixes.filter((fix) => make(document, fix)).length
    count += made
    if (made === 0) break
  }
  const problems = [...index.all()]
  index.dispose()
  return { text: document.text, count, problems }
}

function certainFix({ fixes }: Problem): readonly Fix[] {
  return fixes.filter(({ certain }) => certain).slice(0, 1)
}

/** Two fixes may meet in one place: the second is then refused, or finds nothing to do, and is made in the next round. */
function make(document: PipelineDocument, { title, change }: Fix): boolean {
  const { version } = document
  if (change.kind === 'patch') document.apply(change.patch, { label: title })
  if (change.kind === 'edits') document.edit(change.edits, { label: title })
  return document.version !== version
}
