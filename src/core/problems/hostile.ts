import { tooDeepAt } from '../patch/tooDeep.ts'
import { tooMuch } from '../text/limits.ts'
import type { TextRange } from '../text/range.ts'

/** Values that an anchor may come to when the aliases in it are followed. */
const MAX_EXPANDED = 100_000
const ANCHORS_AND_ALIASES = /(?<=[\s[{,:-])([&*])([\w-]+)/g

/** Text that is made to make readers slow; it is not read any further. */
export interface Hostile {
  readonly rule: string
  readonly message: string
  readonly range: TextRange
}

export function findHostile(text: string, file: string): Hostile | undefined {
  const much = tooMuch(text)
  if (much)
    return {
      rule: much.kind === 'text' ? 'yaml/too-large' : 'yaml/line-too-long',
      message: `${file} ${much.sentence}`,
      range: { start: much.offset, end: much.offset },
    }
  const deep = tooDeepAt(text)
  if (deep !== undefined)
    return {
      rule: 'yaml/too-deep',
      message: 'This is nested too deep to be read: write fewer levels',
      range: { start: deep, end: deep + 1 },
    }
  return text.includes('&') && text.includes('*') ? findBomb(text) : undefined
}

/** Adds up what each anchor holds, taking aliases up to the next anchor as its own: too many rather than too few. */
function findBomb(text: string): Hostile | undefined {
  const sizes = new Map<string, number>()
  let anchor: string | undefined
  for (const { 1: sign, 2: name = '', index } of text.matchAll(ANCHORS_AND_ALIASES)) {
    if (sign === '&') {
      anchor = name
      sizes.set(name, 1)
      continue
    }
    const size = sizes.get(name)
    if (size === undefined || anchor === undefined || anchor === name) continue
    const total = (sizes.get(anchor) ?? 1) + size
    sizes.set(anchor, total)
    if (total > MAX_EXPANDED)
      return {
        rule: 'yaml/alias-bomb',
        message: `The anchor ${anchor} stands for more than ${MAX_EXPANDED.toLocaleString('en')} values: use fewer aliases inside it`,
        range: { start: index, end: index + name.length + 1 },
      }
  }
  return undefined
}
