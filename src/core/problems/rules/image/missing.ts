import type { EntryRule } from '../../rule.ts'
import { valueAt } from '../../../value/value.ts'
import { isPodContainer } from '../containerImage.ts'

export const imageMissing: EntryRule = {
  id: 'image/missing',
  severity: 'error',
  scope: 'entry',
  summary: 'A container step of a containerized group without an image',
  check(node) {
    if (!isPodContainer(node)) return []
    const image = valueAt(node.value, ['spec', 'image'])
    if (image !== undefined && image !== null && image !== '') return []
    return [{ path: ['spec', 'image'], message: `${node.entry.type} runs in a pod: give it an Image, as alpine:3.20` }]
  },
}
