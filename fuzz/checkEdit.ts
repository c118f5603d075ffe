import { isDeepStrictEqual } from 'node:util'
import { CORE_SCHEMA, load } from 'js-yaml'
import { applyPatch } from '../src/core/patch/applyPatch.ts'
import type { Operation } from '../src/core/patch/operation.ts'
import { brokenLaw } from './laws.ts'
import { applyToValue } from './oracle.ts'

export type Verdict =
  | { readonly kind: 'right'; readonly text: string; readonly value: unknown }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'wrong'; readonly why: string; readonly text: string }

/** The value by a parser that the engine does not use. Throws on what it cannot read. */
export function read(text: string): unknown {
  return load(text.replace(/^\uFEFF/, ''), { schema: CORE_SCHEMA })
}

/** Applies one operation and looks at the text as a stranger would. `value` is what `text` reads as. */
export function checkEdit(text: string, value: unknown, operation: Operation): Verdict {
  const expected = applyToValue(value, operation)
  const result = applyPatch(text, [operation])
  if (!result.ok) return { kind: 'refused', code: result.refusal.code }
  const wrong = (why: string): Verdict => ({ kind: 'wrong', why, text: result.text })
  let after: unknown
  try {
    after = read(result.text)
  } catch (error) {
    return wrong(`cannot be read: ${String(error).split('\n', 1)[0]}`)
  }
  if (!isDeepStrictEqual(after, expected)) return wrong('value')
  const law = brokenLaw({ text, value }, operation, result)
  return law === undefined ? { kind: 'right', text: result.text, value: after } : wrong(law)
}
