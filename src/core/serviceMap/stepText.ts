import type { EntryModel } from '../document/entry.ts'
import { mappingOf } from '../value/value.ts'

const kept = new WeakMap<EntryModel, string>()

/** Everything in a step that can name a service: its spec and its condition, one text a line. Kept by identity. */
export function stepText(model: EntryModel): string {
  const known = kept.get(model)
  if (known !== undefined) return known
  const lines: string[] = []
  const node = mappingOf(model.value)
  for (const part of [node.spec, node.when, mappingOf(node.template).templateInputs]) collect(part, lines)
  const text = lines.join('\n')
  kept.set(model, text)
  return text
}

function collect(value: unknown, lines: string[]): void {
  if (typeof value === 'string') lines.push(value)
  else if (Array.isArray(value)) for (const item of value) collect(item, lines)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      if (typeof item === 'string') lines.push(`${key}=${item}`)
      else collect(item, lines)
    }
  }
}
