import type { EntryRule } from '../../rule.ts'
import { writtenImage } from '../containerImage.ts'

export const imageNoTag: EntryRule = {
  id: 'image/no-tag',
  severity: 'info',
  scope: 'entry',
  summary: 'An image without a tag: every run may get another one',
  check(node) {
    const image = writtenImage(node)
    const last = image?.split('/').at(-1) ?? ''
    if (image === undefined || last.includes(':') || image.includes('@')) return []
    return [{ path: ['spec', 'image'], message: `${image} has no tag, so every run pulls latest: add one` }]
  },
}
