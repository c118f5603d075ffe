import type { Entry } from '../../core/document/entry.ts'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import { mappingOf, sameValue } from '../../core/value/value.ts'

/** An entry before and after; both texts have it, wherever it stands now. */
export interface Pair {
  readonly old: Entry
  readonly now: Entry
}

export interface PairedEntries {
  /** Those of which something changed, parents first. */
  readonly pairs: readonly Pair[]
  /** Entries without a counterpart; what stands inside of them is not listed again. */
  readonly added: readonly Entry[]
  readonly removed: readonly Entry[]
  /** Pairs that stand in another list than before. */
  readonly moved: readonly Pair[]
  /** Children of one parent that were its children before, in their order now. */
  readonly stayed: ReadonlyMap<Entry, readonly Pair[]>
}

/** The entries of an entry's lists, parallels opened: whether steps run beside each other is told by the diff. */
export function childrenOf(entry: Entry): Entry[] {
  return entry.lists.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'parallel' ? childrenOf(item) : [item])),
  )
}

/**
 * Finds each entry of one text in the other: in the same parent by Id, by name when its Id changed, by its values when both
 * did; then by Id anywhere. Parts of equal text are not looked into, so that a small change in a large file is cheap.
 */
export function pairEntries(before: PipelineDocument, after: PipelineDocument): PairedEntries {
  const pairing = new Pairing(before, after)
  pairing.pair(before.outline(), after.outline())
  // What was found may have parts that moved in turn.
  while (pairing.findMoved()) continue
  return pairing
}

/** Entries of one parent without a counterpart that are still compared each with each. */
const MOST_ALIKE = 50

type Naming = (entry: Entry, document: PipelineDocument) => string | undefined

const byId: Naming = ({ kind, identifier, name }) => {
  const known = identifier ?? name
  return known === undefined ? undefined : `${kind} ${known}`
}
const byName: Naming = ({ kind, type, name }) => (name === undefined ? undefined : `${kind} ${type} ${name}`)

class Pairing implements PairedEntries {
  readonly pairs: Pair[] = []
  readonly moved: Pair[] = []
  readonly stayed = new Map<Entry, readonly Pair[]>()
  added: Entry[] = []
  removed: Entry[] = []

  constructor(
    private readonly before: PipelineDocument,
    private readonly after: PipelineDocument,
  ) {}

  pair(old: Entry, now: Entry): void {
    if (this.hasSameText(old, now)) return
    this.pairs.push({ old, now })
    const oldLeft = new Set(childrenOf(old))
    const nowLeft = new Set(childrenOf(now))
    const found = new Map<Entry, Pair>()
    const take = (pair: Pair) => {
      oldLeft.delete(pair.old)
      nowLeft.delete(pair.now)
      found.set(pair.now, pair)
    }
    for (const naming of [byId, byName]) this.match(oldLeft, nowLeft, naming).forEach(take)
    for (const each of Math.max(oldLeft.size, nowLeft.size) > MOST_ALIKE ? [] : nowLeft) {
      const like = [...oldLeft].find((other) => this.isRenamed(other, each))
      if (like) take({ old: like, now: each })
    }
    this.removed.push(...oldLeft)
    this.added.push(...nowLeft)
    const stayed = childrenOf(now).flatMap((child) => found.get(child) ?? [])
    this.stayed.set(now, stayed)
    for (const each of stayed) this.pair(each.old, each.now)
  }

  /** Looks for what is gone among what is new, inside of new and of removed groups too. Says whether it found something. */
  findMoved(): boolean {
    const gone = new Map(this.removed.flatMap(withInner).map((entry) => [byId(entry, this.before), entry]))
    gone.delete(undefined)
    const found: Pair[] = []
    const visit = (now: Entry): void => {
      const id = byId(now, this.after)
      const old = gone.get(id)
      if (!old) return childrenOf(now).forEach(visit)
      gone.delete(id)
      found.push({ old, now })
    }
    this.added.forEach(visit)
    const isFound = (side: keyof Pair) => new Set(found.map((pair) => pair[side]))
    const [oldFound, nowFound] = [isFound('old'), isFound('now')]
    this.removed = this.removed.filter((entry) => !oldFound.has(entry))
    this.added = this.added.filter((entry) => !nowFound.has(entry))
    this.moved.push(...found)
    for (const { old, now } of found) this.pair(old, now)
    return found.length > 0
  }

  private match(old: Iterable<Entry>, now: Iterable<Entry>, naming: Naming): Pair[] {
    const named = new Map<string, Entry[]>()
    for (const entry of old) {
      const name = naming(entry, this.before)
      if (name !== undefined) named.set(name, [...(named.get(name) ?? []), entry])
    }
    return [...now].flatMap((entry) => {
      const same = named.get(naming(entry, this.after) ?? '')?.shift()
      return same ? [{ old: same, now: entry }] : []
    })
  }

  /** The same but for what it is called. */
  private isRenamed(old: Entry, now: Entry): boolean {
    if (old.kind !== now.kind || old.type !== now.type) return false
    const values = (document: PipelineDocument, { key }: Entry) => {
      const { name: _, identifier: __, ...rest } = mappingOf(document.model(key)?.value)
      return rest
    }
    const [was, is] = [values(this.before, old), values(this.after, now)]
    return Object.keys(is).length > 1 && sameValue(was, is)
  }

  private hasSameText(old: Entry, now: Entry): boolean {
    return old.length === now.length && textOf(this.before, old) === textOf(this.after, now)
  }
}

function textOf(document: PipelineDocument, { key }: Entry): string {
  const range = document.rangeOf(key)
  return range ? document.slice(range) : ''
}

function withInner(entry: Entry): Entry[] {
  return [entry, ...childrenOf(entry).flatMap(withInner)]
}
