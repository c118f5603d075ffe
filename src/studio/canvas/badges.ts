import type { EntryModel } from '../../core/document/entry.ts'
import type { IconName } from '../ui/icons.tsx'
import { isMapping } from '../../core/value/value.ts'

export interface Badge {
  readonly icon: IconName
  readonly text: string
}

/** Small marks of a card: what its name and id do not tell. */
export function badgesOf(model: EntryModel | undefined): Badge[] {
  const value = model?.value
  if (!isMapping(value)) return []
  const badges: Badge[] = []
  const kinds = kindsIn(value)
  if (kinds.input) badges.push({ icon: 'runtimeInput', text: 'Asks for a value when the pipeline runs' })
  if (kinds.expression && !kinds.input)
    badges.push({ icon: 'expression', text: 'Has values that are worked out while it runs' })
  const when = isMapping(value.when) ? value.when : undefined
  if (when?.condition !== undefined || (when?.stageStatus !== undefined && when.stageStatus !== 'Success')) {
    badges.push({
      icon: 'condition',
      text: `Runs on a condition${typeof when.condition === 'string' ? `: ${when.condition}` : ''}`,
    })
  }
  if (value.strategy !== undefined) badges.push({ icon: 'loop', text: 'Runs several times' })
  if (Array.isArray(value.failureStrategies) && value.failureStrategies.length > 0)
    badges.push({ icon: 'retry', text: 'Has a failure strategy' })
  if (typeof value.timeout === 'string' && value.timeout !== '')
    badges.push({ icon: 'clock', text: `Timeout ${value.timeout}` })
  return badges
}

/** The image, for cards of container steps. */
export function imageOf(model: EntryModel | undefined): string | undefined {
  const value = model?.value
  const spec = isMapping(value) && isMapping(value.spec) ? value.spec : undefined
  return typeof spec?.image === 'string' && spec.image !== '' ? spec.image : undefined
}

function kindsIn(value: unknown, depth = 0): { input: boolean; expression: boolean } {
  if (typeof value === 'string') {
    const input = value.startsWith('<+input>')
    return { input, expression: !input && holdsExpression(value) }
  }
  if (typeof value !== 'object' || value === null || depth > 8) return { input: false, expression: false }
  const found = { input: false, expression: false }
  for (const [key, inner] of Object.entries(value)) {
    // Scripts and conditions are full of expressions; the badge is about settings.
    if (key === 'command' || key === 'script' || key === 'condition') continue
    const kinds = kindsIn(inner, depth + 1)
    found.input ||= kinds.input
    found.expression ||= kinds.expression
  }
  return found
}

/** In one look at the letters: a value may be megabytes long. */
function holdsExpression(value: string): boolean {
  const start = value.indexOf('<+')
  return start >= 0 && value.lastIndexOf('>') > start + 2
}
