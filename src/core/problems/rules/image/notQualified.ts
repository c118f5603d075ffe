import type { EntryRule } from '../../rule.ts'
import { hasExpression } from '../../rule.ts'
import { valueAt } from '../../../value/value.ts'
import { writtenImage } from '../containerImage.ts'

const ECR_EXAMPLE = '40000005317.dkr.ecr.us-east-1.amazonaws.com/todolist:0.2'
const GCR_EXAMPLE = 'us.gcr.io/playground-243019/quickstart-image:latest'

/** ECR and GCR want the whole name. Source: docs/sources.md#background-step, Image */
export const imageNotQualified: EntryRule = {
  id: 'image/not-qualified',
  severity: 'warning',
  scope: 'entry',
  summary: 'An image of ECR or GCR without its whole name',
  check(node) {
    const image = writtenImage(node)
    if (image === undefined) return []
    const connector = valueAt(node.value, ['spec', 'connectorRef'])
    const registry = typeof connector === 'string' && !hasExpression(connector) ? connector : ''
    const message = sentence(image, registry)
    return message === undefined ? [] : [{ path: ['spec', 'image'], message }]
  },
}

function sentence(image: string, connector: string): string | undefined {
  const [host = '', ...path] = image.split('/')
  if (/\becr\b.*amazonaws\.com$/.test(host)) {
    const isWhole = /^\d+\.dkr\.ecr(-fips)?\.[a-z0-9-]+\.amazonaws\.com$/.test(host) && path.length > 0
    return isWhole ? undefined : `An ECR image needs its whole name, as ${ECR_EXAMPLE}`
  }
  if (/^([a-z]+\.)?gcr\.io$/.test(host))
    return path.length >= 2 ? undefined : `A GCR image needs the project's Id in its path, as ${GCR_EXAMPLE}`
  if (path.length > 0 && (host.includes('.') || host.includes(':') || path.length > 1)) return undefined
  const words = connector.toLowerCase().split(/[^a-z0-9]+/)
  if (words.includes('ecr')) return `The connector looks like ECR: write the whole name, as ${ECR_EXAMPLE}`
  if (words.includes('gcr')) return `The connector looks like GCR: write the whole name, as ${GCR_EXAMPLE}`
  return undefined
}
