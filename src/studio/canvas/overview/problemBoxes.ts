import type { Box, Layout } from '../../../core/layout/layout.ts'
import { LANE } from '../../../core/layout/measures.ts'
import { countsOf } from '../../../core/problems/problemCounts.ts'
import type { ProblemSource } from '../../../core/problems/problemSource.ts'

type Place = Pick<Box, 'x' | 'y' | 'width' | 'height'>

export interface ProblemBoxes {
  readonly error: readonly Place[]
  readonly warning: readonly Place[]
}

export const NO_BOXES: ProblemBoxes = { error: [], warning: [] }

/**
 * Where the problems are, by the worst at each place. A folded group has those of its steps; an open one has its own, at its
 * header, so that what is in it stays to be seen.
 */
export function problemBoxes(layout: Layout, problems: ProblemSource): ProblemBoxes {
  const error: Place[] = []
  const warning: Place[] = []
  for (const box of layout.boxes) {
    const isOpen = box.kind === 'lane'
    const counts = isOpen ? countsOf(problems.forEntry(box.key)) : problems.countsIn(box.key)
    const place = isOpen ? { ...box, height: LANE.header } : box
    if (counts.error > 0) error.push(place)
    else if (counts.warning > 0) warning.push(place)
  }
  return { error, warning }
}
