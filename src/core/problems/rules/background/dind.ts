import { isDind } from '../../../serviceMap/index.ts'
import type { NodeContext } from '../../rule.ts'
import { valueAt } from '../../../value/value.ts'

export function isDindStep({ entry, value }: NodeContext): boolean {
  const image = entry.type === 'Background' ? valueAt(value, ['spec', 'image']) : undefined
  return typeof image === 'string' && isDind(image)
}
