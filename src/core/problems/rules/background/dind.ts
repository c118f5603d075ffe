import { isDind } from '../../../serviceMap/index.ts'
import type { NodeContext } from '../../rule.ts'
import { valueIn } from '../../rule.ts'

export function isDindStep({ entry, value }: NodeContext): boolean {
  const image = entry.type === 'Background' ? valueIn(value, ['spec', 'image']) : undefined
  return typeof image === 'string' && isDind(image)
}
