import type { Problem } from '../../core/problems/problem.ts'
import { change } from '../state/perform.ts'

/** Problems that can be fixed without looking. */
export function certainlyFixable(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ fixes }) => fixes.some(({ certain, change: { kind } }) => certain && kind === 'patch'))
}

/** The certain fixes as one step of the history, from the end of the file so that earlier pointers stay right. */
export function fixAll(problems: readonly Problem[]): void {
  const patches = problems.toReversed().flatMap(({ fixes }) => {
    const fix = fixes.find(({ certain }) => certain)
    return fix?.change.kind === 'patch' ? [fix.change.patch] : []
  })
  const label = `Fix ${patches.length} problem${patches.length === 1 ? '' : 's'}`
  if (change(patches.flat(), { label })) return
  // Two fixes may meet in one place: then each goes by itself, still one step.
  for (const patch of patches) change(patch, { label, group: 'fix-all' })
}
