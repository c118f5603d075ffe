import type { NodeContext } from '../rule.ts'
import { hasExpression } from '../rule.ts'
import { valueAt } from '../../value/value.ts'

/** Step types that run a container of their own from an image that they name. Source: docs/sources.md#containerized-steps */
export const CONTAINER_STEPS: ReadonlySet<string> = new Set(['Background', 'Run', 'Plugin'])

/** The image a step names, when it is written out. */
export function writtenImage({ entry, value }: NodeContext): string | undefined {
  const image = entry.kind === 'step' ? valueAt(value, ['spec', 'image']) : undefined
  return typeof image === 'string' && image.trim() !== '' && !hasExpression(image) ? image : undefined
}

/** A step that needs an image and a connector, since its pod has only what its containers bring. */
export function isPodContainer({ entry, value, around }: NodeContext): boolean {
  return (
    entry.kind === 'step' &&
    entry.type !== undefined &&
    CONTAINER_STEPS.has(entry.type) &&
    around.pod?.infra === 'KubernetesDirect' &&
    value.template === undefined
  )
}
