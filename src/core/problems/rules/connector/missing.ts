import type { EntryRule } from '../../rule.ts'
import { valueAt } from '../../../value/value.ts'
import { isPodContainer } from '../containerImage.ts'

export const connectorMissing: EntryRule = {
  id: 'connector/missing',
  severity: 'warning',
  scope: 'entry',
  summary: 'A container step of a containerized group without a Container Registry',
  check(node) {
    if (!isPodContainer(node)) return []
    const spec = valueAt(node.value, ['spec'])
    if (valueAt(spec, ['registryRef']) !== undefined) return []
    const connector = valueAt(spec, ['connectorRef'])
    if (connector !== undefined && connector !== null && connector !== '') return []
    return [
      {
        path: ['spec', 'connectorRef'],
        message: `Choose the Container Registry that ${node.entry.type} pulls its image through`,
      },
    ]
  },
}
