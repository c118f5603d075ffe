import type { TextRange } from '../text/range.ts'

/** UTF-16 code units. Harness takes compiled YAML up to 3 MB; more than ten times that is no pipeline. */
const MAX_LENGTH = 40_000_000
/** Values that an anchor may come to when the aliases in it are followed. */
const MAX_EXPANDED = 100_000
/** Brackets that open one after the other; the parser's cost grows with the square of their number. */
const TOO_DEEP = /(?:[[{]\s*(?:["'\w-]+\s*[:,]\s*)?){300}/
const ANCHORS_AND_ALIASES = /(?<=[\s[{,:-])([&*])([\w-]+)/g

/** Text that is made to make readers slow; it is not read any further. */
export interface Hostile {
  readonly rule: string
  readonly message: string
  readonly range: TextRange
}

export function findHostile(text: string, file: string): Hostile | undefined {
  if (text.length > MAX_LENGTH)
    return {
      rule: 'yaml/too-large',
      message: `${file} has ${Math.round(text.length / 1e6)} million characters: split it, Harness takes at most 3 MB`,
      range: { start: 0, end: 0 },
    }
  const deep = TOO_DEEP.exec(text)
  if (deep)
    return {
      rule: 'yaml/too-deep',
      message: 'Brackets are nested too deep here to be read: write fewer levels',
      range: { start: deep.index, end: deep.index + 1 },
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
