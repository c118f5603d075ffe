/** A piece of a sentence: plain words, what something is called, or letters that stand in the YAML. */
export type Part = string | { readonly name: string } | { readonly value: string }

/** One thing that a person did to a file. */
export interface ChangeInWords {
  readonly kind: 'changed' | 'added' | 'removed' | 'moved'
  readonly parts: readonly Part[]
}

export function sentenceOf({ parts }: ChangeInWords): string {
  return parts.map((part) => (typeof part === 'string' ? part : 'name' in part ? part.name : part.value)).join('')
}
