import { parseRuntimeInput } from '../../../core/schema/index.ts'

/** What a runtime input asks for, in a few words: "default account.hub". `undefined` when it says nothing more. */
export function runtimeInputInWords(text: string): string | undefined {
  const parts = parseRuntimeInput(text)
  if (!parts) return undefined
  if (parts.default !== undefined) return `default ${parts.default}`
  if (parts.allowedValues !== undefined) return `one of ${parts.allowedValues.length}`
  return undefined
}
