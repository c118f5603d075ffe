import type { Box, Layout } from '../../../core/layout/layout.ts'
import { countsOf } from '../../../core/problems/problemCounts.ts'
import type { ProblemSource } from '../../../core/problems/problemSource.ts'

export interface ProblemBoxes {
  readonly error: readonly Box[]
  readonly warning: readonly Box[]
}

export const NO_BOXES: ProblemBoxes = { error: [], warning: [] }

/** The boxes that have problems, by the worst of them. A folded group has those of its steps, an open one its own. */
export function problemBoxes(layout: Layout, problems: ProblemSource): ProblemBoxes {
  const error: Box[] = []
  const warning: Box[] = []
  for (const box of layout.boxes) {
    const counts = box.kind === 'lane' ? countsOf(problems.forEntry(box.key)) : problems.countsIn(box.key)
    if (counts.error > 0) error.push(box)
    else if (counts.warning > 0) warning.push(box)
  }
  return { error, warning }
}
