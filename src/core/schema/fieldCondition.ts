import { valueAt } from '../value/value.ts'
import type { FieldCondition } from './field.ts'

/** Whether a condition holds for the value of an entry. */
export function conditionHolds(condition: FieldCondition, value: unknown): boolean {
  if ('present' in condition) return valueAt(value, condition.present) !== undefined
  if ('absent' in condition) return condition.absent.every((path) => valueAt(value, path) === undefined)
  const other = valueAt(value, condition.field)
  const isWord = typeof other === 'string' || typeof other === 'number' || typeof other === 'boolean'
  return isWord && condition.is.includes(String(other))
}

/** The same condition for paths that begin elsewhere. */
export function rebasedCondition(
  condition: FieldCondition,
  rebased: (path: readonly string[]) => readonly string[],
): FieldCondition {
  if ('present' in condition) return { present: rebased(condition.present) }
  if ('absent' in condition) return { absent: condition.absent.map(rebased) }
  return { ...condition, field: rebased(condition.field) }
}
