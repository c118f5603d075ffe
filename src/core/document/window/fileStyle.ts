import type { PatchOptions } from '../../patch/applyPatch.ts'

const KEY_LINE = /^ *[^\s#-][^#]*?:(?:\s|$)/
const LIST_BELOW_KEY = /^( *)(?:- )*[^\s#][^#\n]*:[ \t]*(?:#.*)?\r?\n( *)- /gm

/** How the file is written, told from its head: what a window of a few lines cannot show. */
export function fileStyle(head: string): NonNullable<PatchOptions['style']> {
  const listed = [...head.matchAll(LIST_BELOW_KEY)]
  const deeper = listed.filter(([, key = '', dash = '']) => dash.length > key.length).length
  return {
    eol: head.includes('\r\n') ? '\r\n' : '\n',
    indentStep: Math.min(9, commonStep(head)),
    indentSeq: deeper * 2 >= listed.length,
  }
}

/** The step by which most nested keys are indented. */
function commonStep(head: string): number {
  const counts = new Map<number, number>()
  let previous = 0
  for (const line of head.split('\n')) {
    if (!KEY_LINE.test(line)) continue
    const indent = line.length - line.trimStart().length
    if (indent > previous) counts.set(indent - previous, (counts.get(indent - previous) ?? 0) + 1)
    previous = indent
  }
  const [most = [2, 0]] = [...counts].sort(([, a], [, b]) => b - a)
  return most[0]
}
