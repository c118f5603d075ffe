import type { OutlineEntry, OutlineList } from '../outline/outlineEntry.ts'

/** What a pointer names, as far as the outline knows. `start` is where the entry starts in the document. */
export type Target =
  /** Something in an entry's own text. `tokens` count from the entry's item. */
  | { readonly at: 'own'; readonly entry: OutlineEntry; readonly start: number; readonly tokens: readonly string[] }
  /** An item of a list, or the slot after its last; `tokens` count from the item. */
  | {
      readonly at: 'item'
      readonly entry: OutlineEntry
      readonly start: number
      readonly list: OutlineList
      readonly index: number
      /** Written as `-`. */
      readonly isEnd: boolean
      readonly tokens: readonly string[]
    }
  /** A value that holds entries: a whole list, or something around it. `tokens` count from the entry's item. */
  | { readonly at: 'around'; readonly entry: OutlineEntry; readonly start: number; readonly tokens: readonly string[] }

/**
 * Follows a pointer into the outline, down to the deepest entry, but not through `stops`: lists whose items an
 * earlier operation of the same patch has moved. `undefined` when the outline does not have it.
 */
export function resolvePointer(
  root: OutlineEntry,
  tokens: readonly string[],
  stops: ReadonlySet<OutlineList>,
): Target | undefined {
  let entry = root
  let start = 0
  let rest = tokens
  while (true) {
    const step = stepDown(entry, start, rest, stops)
    if (step === undefined) return undefined
    if ('at' in step) return step
    entry = step.entry
    start = step.start
    rest = step.rest
  }
}

type Step =
  | Target
  | { readonly entry: OutlineEntry; readonly start: number; readonly rest: readonly string[] }
  | undefined

function stepDown(entry: OutlineEntry, start: number, rest: readonly string[], stops: ReadonlySet<OutlineList>): Step {
  for (const list of entry.lists) {
    const path = [...entry.nodePath, ...list.path.map(String)]
    if (!startsWith(rest, path)) {
      if (list.items.length > 0 && startsWith(path, rest)) return { at: 'around', entry, start, tokens: rest }
      continue
    }
    if (list.name === 'body') {
      const [body] = list.items
      if (!body || (path.length > 0 && rest.length === path.length)) return { at: 'around', entry, start, tokens: rest }
      if (path.length === 0 && rest.length === 0) return { at: 'around', entry, start, tokens: rest }
      return { entry: body, start: start + (list.offsets[0] as number), rest: rest.slice(path.length) }
    }
    if (list.items.length === 0) continue
    const [token, ...deeper] = rest.slice(path.length)
    if (token === undefined) return { at: 'around', entry, start, tokens: rest }
    const index = indexOf(token, list.items.length)
    if (index === undefined) return undefined
    if (deeper.length === 0 || stops.has(list))
      return { at: 'item', entry, start, list, index, isEnd: token === '-', tokens: deeper }
    const item = list.items[index]
    return item && { entry: item, start: start + (list.offsets[index] as number), rest: deeper }
  }
  return { at: 'own', entry, start, tokens: rest }
}

function indexOf(token: string, length: number): number | undefined {
  if (token === '-') return length
  return /^(?:0|[1-9]\d{0,8})$/.test(token) ? Number(token) : undefined
}

function startsWith(tokens: readonly string[], prefix: readonly string[]): boolean {
  return prefix.length <= tokens.length && prefix.every((part, index) => part === tokens[index])
}
