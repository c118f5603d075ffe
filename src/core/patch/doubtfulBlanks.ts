import { visit } from 'yaml'
import { isBlockScalar } from './sourceTokens.ts'
import type { Tree } from './tree.ts'

const INDENT_DIGIT = /[|>][-+]?[1-9]/

/**
 * How many block scalars stand above a line of blanks that is longer than their indent. By the letter of YAML (8.1.1.1)
 * that line is text of theirs; the parser leaves it out where the first line of the scalar is deeper than the digit in
 * its header says. Readers do not agree on such a text, so no edit may make one.
 */
export function doubtfulBlanks({ text, document }: Tree): number {
  if (!INDENT_DIGIT.test(text)) return 0
  let count = 0
  visit(document, {
    Scalar: (_, scalar) => {
      const [start, end] = scalar.range ?? [0, 0]
      if (!isBlockScalar(scalar) || typeof scalar.value !== 'string') return
      const indent = firstIndent(text.slice(text.indexOf('\n', start) + 1, end)) - firstIndent(scalar.value)
      const below = /^(?: *\r?\n)*(?: *$)?/.exec(text.slice(end))?.[0].split(/\r?\n/) ?? []
      if (below.some((line) => line.length > indent)) count += 1
    },
  })
  return count
}

/** How deep the first line that is not blank begins. */
function firstIndent(lines: string): number {
  return /^(?:[ \t]*\r?\n)*( *)/.exec(lines)?.[1]?.length ?? 0
}
