import type { Operation } from '../../../core/patch/operation.ts'
import { identifierFromName } from '../../../core/schema/index.ts'
import type { Node, RemoveOptions } from './plan.ts'
import { planRemove, planSet } from './plan.ts'
import { valueAt } from './path.ts'

/** Whether the Id still is what its name made of it, so that it may go on following. */
export function idFollowsName(value: unknown): boolean {
  const name = valueAt(value, ['name'])
  const identifier = valueAt(value, ['identifier'])
  if (identifier === undefined || identifier === null || identifier === '') return true
  return typeof name === 'string' && name !== '' && identifier === identifierFromName(name)
}

/** Sets the name and, while the Id follows it, the Id: one change, so one undo. */
export function planName(node: Node, name: string, follows: boolean, options: RemoveOptions): Operation[] {
  const named = name === '' ? planRemove(node, ['name'], options) : planSet(node, ['name'], name)
  const identifier = identifierFromName(name)
  return follows && identifier !== '' ? [...named, ...planSet(node, ['identifier'], identifier)] : named
}

/**
 * How often other text names the Id: as a whole word inside an expression (`<+execution.steps.dind.output…>`) or as the
 * host name `GROUPID_STEPID`. A look at the letters, to be careful by; O(text).
 */
export function mentionsOfId(text: string, identifier: string, groupIdentifier: string | undefined): number {
  if (!/^\w+$/.test(identifier)) return 0
  let count = 0
  for (const [expression] of text.matchAll(/<\+[^<>\n]*>/g)) {
    if (new RegExp(`[.(]${identifier}[.)>]`).test(expression)) count += 1
  }
  if (groupIdentifier !== undefined && /^\w+$/.test(groupIdentifier)) {
    count += [...text.matchAll(new RegExp(`\\b${groupIdentifier}_${identifier}\\b`, 'g'))].length
  }
  return count
}
