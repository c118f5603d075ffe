import { parseRuntimeInput } from '../../../core/schema/index.ts'

/** What a runtime input asks for, in a few words: "default main, one of 3". `undefined` when it says nothing more. */
export function runtimeInputInWords(text: string): string | undefined {
  const parts = parseRuntimeInput(text)
  if (!parts) return undefined
  const one = parts.allowedValues ?? parts.selectOneFrom
  const words = [
    ...(parts.default === undefined ? [] : [`default ${parts.default}`]),
    ...(one === undefined ? [] : [`one of ${one.length}`]),
    ...(parts.selectManyFrom === undefined ? [] : [`some of ${parts.selectManyFrom.length}`]),
    ...(parts.regex === undefined ? [] : ['what matches a pattern']),
    ...(parts.executionInput ? ['also while it runs'] : []),
  ]
  return words.length === 0 ? undefined : words.join(', ')
}
