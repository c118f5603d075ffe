import type { Operation } from '../patch/operation.ts'
import { bump } from './itemPointer.ts'

/** A parallel with one branch left is that branch: it goes behind the parallel, then the empty parallel goes. */
export function withoutParallel(parallel: string): Operation[] {
  return [{ op: 'move', from: `${parallel}/parallel/0`, path: bump(parallel, 1) }, withoutShell(parallel)]
}

/** A parallel that its branches have left. What its comments say may be of them: they stay. */
export function withoutShell(parallel: string): Operation {
  return { op: 'remove', path: parallel, comments: 'stay' }
}
