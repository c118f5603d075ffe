import type { Operation } from '../../../core/patch/operation.ts'
import { identifierFromName } from '../../../core/schema/index.ts'
import type { Node, RemoveOptions } from '../../../core/commands/fieldPlan.ts'
import { planRemove, planSet } from '../../../core/commands/fieldPlan.ts'
import { valueAt } from '../../../core/value/value.ts'

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
