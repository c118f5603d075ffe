import type { Field } from '../../../core/schema/field.ts'
import { valueAt } from '../../../core/value/value.ts'

/** What a field's neighbours mean for it, in a sentence; `undefined` when there is nothing to say. */
export function noteOf(field: Field, value: unknown): string | undefined {
  if (field.widget === 'script' && field.path.at(-1) === 'command') {
    const entrypoint = valueAt(value, [...field.path.slice(0, -1), 'entrypoint'])
    const isSet = Array.isArray(entrypoint) ? entrypoint.length > 0 : Boolean(entrypoint)
    return isSet ? 'Entry Point overrides the image’s ENTRYPOINT and this.' : undefined
  }
  return undefined
}
