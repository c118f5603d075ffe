import { isDeepStrictEqual } from 'node:util'
import { CORE_SCHEMA, load } from 'js-yaml'
import { applyPatch } from '../src/core/patch/applyPatch.ts'
import type { Operation } from '../src/core/patch/operation.ts'
import { applyToValue } from './oracle.ts'

export type Verdict =
  | { readonly kind: 'right'; readonly text: string }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'wrong'; readonly why: string; readonly text: string }

export function read(text: string): unknown {
  return load(text.replace(/^\uFEFF/, ''), { schema: CORE_SCHEMA })
}

/** Applies one operation and looks at the text as a stranger would: value, comments, line ends, and the way back. */
export function checkEdit(text: string, operation: Operation): Verdict {
  const before = read(text)
  const expected = applyToValue(before, operation)
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
  if (spliced(text, result.edits) !== result.text) return wrong('edits do not make the text')
  if (text.includes('\r\n') && !/[^\r]\n/.test(text) && /(^|[^\r])\n/.test(result.text)) return wrong('line ends')
  if (text.startsWith('\uFEFF') && !result.text.startsWith('\uFEFF')) return wrong('byte order mark')
  if (keepsEverything(operation)) {
    const lost = lostComment(text, result.text)
    if (lost !== undefined) return wrong(`lost comment ${lost}`)
  }
  return { kind: 'right', text: result.text }
}

function spliced(text: string, edits: readonly { range: { start: number; end: number }; newText: string }[]): string {
  return edits
    .toReversed()
    .reduce((at, { range, newText }) => at.slice(0, range.start) + newText + at.slice(range.end), text)
}

/** Operations that take nothing away must keep every comment. */
function keepsEverything({ op }: Operation): boolean {
  return op === 'add' || op === 'move' || op === 'copy' || op === 'rename'
}

function lostComment(before: string, after: string): string | undefined {
  const count = (text: string) => {
    const found = new Map<string, number>()
    for (const [comment] of text.matchAll(/(?:^|(?<=\s))# note \d+$/gm))
      found.set(comment, (found.get(comment) ?? 0) + 1)
    return found
  }
  const kept = count(after)
  return [...count(before)].find(([comment, times]) => (kept.get(comment) ?? 0) < times)?.[0]
}
