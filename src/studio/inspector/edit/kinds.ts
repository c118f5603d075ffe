import type { YamlValue } from '../../../core/patch/operation.ts'
import type { ValueKind } from '../../../core/schema/field.ts'
import { parseRuntimeInput } from '../../../core/schema/index.ts'

export const KINDS: readonly {
  readonly kind: ValueKind
  readonly label: string
  readonly help: string
  readonly letter: string
}[] = [
  { kind: 'fixed', label: 'Fixed', help: 'The value stands in the file.', letter: 'F' },
  { kind: 'runtimeInput', label: 'Runtime input', help: 'Asked when the pipeline runs.', letter: 'R' },
  { kind: 'expression', label: 'Expression', help: 'Worked out while it runs.', letter: 'E' },
]

export function kindLabel(kind: ValueKind): string {
  return KINDS.find((each) => each.kind === kind)?.label ?? kind
}

/**
 * What to write when the kind of a value is changed: a value, nothing (`remove`), or not yet anything, because an
 * expression has to be typed first (`wait`).
 */
export function valueOfKind(
  kind: ValueKind,
  now: unknown,
): { readonly write: YamlValue } | { readonly remove: true } | { readonly wait: true } {
  if (kind === 'runtimeInput') return { write: '<+input>' }
  if (kind === 'expression') return { wait: true }
  const standard = typeof now === 'string' ? parseRuntimeInput(now)?.default : undefined
  return standard === undefined ? { remove: true } : { write: standard }
}
