import { entryName } from '../../core/commands/entryName.ts'
import type { Entry } from '../../core/document/entry.ts'

/** `NAME, TYPE step`, `NAME, step group`. */
export function cardName(entry: Entry): string {
  const name = entryName(entry)
  if (entry.kind === 'stepGroup') return `${name}, step group`
  if (entry.kind === 'step')
    return `${name}, ${entry.templateRef === undefined ? (entry.type ?? 'unknown') : 'template'} step`
  return `${name}, ${entry.kind}`
}
