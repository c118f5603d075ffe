import { formatPointer } from '../patch/pointer.ts'
import type { Entry, EntryKey, EntryList, EntryModel, ListName } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { Around } from './around.ts'
import { aroundInside, aroundRoot } from './around.ts'
import type { Found } from './checkEntry.ts'
import { asFound, checkEntry } from './checkEntry.ts'
import { isIgnored } from './ignored.ts'
import { basePath } from './nodeContext.ts'
import type { PlacedFinding } from './placeFinding.ts'
import { placeFinding } from './placeFinding.ts'
import { PositionKeeper } from './positionKeeper.ts'
import type { Problem } from './problem.ts'
import { addCounts, countsByEntry, countsOf, NO_COUNTS } from './problemCounts.ts'
import type { ProblemCounts } from './problemSource.ts'
import { listRules } from './ruleList.ts'

/** What is known of one entry while its object, and what it stands in, are the same. */
interface Kept {
  readonly around: Around
  readonly model: EntryModel
  readonly placed: readonly PlacedFinding[]
}

/** Where the walk stands. */
interface Spot {
  readonly entry: Entry
  readonly start: number
  readonly list: ListName | undefined
  readonly around: Around
  /** Of the entry's own mapping. */
  readonly pointer: string
  readonly pod: string | undefined
  /** What list rules of the entries above found. */
  readonly fromAbove: readonly FoundBelow[]
}

/** What all entries in one have in common. */
interface Frame {
  readonly around: Around
  readonly pod: string | undefined
}

/** Where an entry stands. */
interface Seat {
  readonly list: EntryList
  readonly index: number
  /** Of the list. */
  readonly pointer: string
}

const NO_PROBLEMS: readonly Problem[] = []
const NO_SPOTS: readonly Spot[] = []
/** Found by list rules: by the entry that each finding is about. */
type FoundBelow = ReadonlyMap<EntryKey, readonly Found[]>

interface Tally {
  readonly around: Around
  readonly counts: ProblemCounts
  /** False when the counts may change while the entry's object stays. */
  readonly lasting: boolean
}

/**
 * The problems of an open document. Findings are kept with the entries they are about and count from their start, so a
 * change costs the check of what changed and one walk over the outline.
 */
export class ProblemIndex {
  private readonly entries = new WeakMap<Entry, Kept>()
  private readonly byModel = new WeakMap<EntryModel, { readonly around: Around; readonly found: readonly Found[] }>()
  private readonly lists = new WeakMap<Entry, readonly FoundBelow[]>()
  private readonly forKey = new Map<EntryKey, { readonly version: number; readonly problems: readonly Problem[] }>()
  private readonly above = new WeakMap<Found, { readonly entry: Entry; readonly placed: PlacedFinding }>()
  private readonly positions: PositionKeeper
  private readonly tallies = new WeakMap<Entry, Tally>()
  private readonly countedBelow = new WeakMap<FoundBelow, ReadonlyMap<EntryKey, ProblemCounts>>()
  private whole: { readonly version: number; readonly problems: readonly Problem[] } | undefined

  constructor(private readonly document: PipelineDocument) {
    this.positions = new PositionKeeper(document)
  }

  /** Stops following the document. */
  dispose(): void {
    this.positions.dispose()
  }

  /** The entry's own problems, children left out. The same array while nothing about them changed. */
  forEntry(key: EntryKey): readonly Problem[] {
    const known = this.forKey.get(key)
    if (known?.version === this.document.version) return known.problems
    const spot = this.spotOf(key)
    const now = spot ? this.problemsOf(spot) : NO_PROBLEMS
    const problems = known && sameProblems(known.problems, now) ? known.problems : now
    this.forKey.set(key, { version: this.document.version, problems })
    return problems
  }

  /** Every problem, by place. Checks what has not been checked. The same array until the text changes. */
  all(): readonly Problem[] {
    const { version } = this.document
    if (this.whole?.version === version) return this.whole.problems
    const problems: Problem[] = []
    this.visit(this.rootSpot(), problems)
    problems.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
    const before = this.whole?.problems
    this.whole = { version, problems: before && sameProblems(before, problems) ? before : problems }
    return this.whole.problems
  }

  /** Of an entry and everything in it. The same object for the same numbers. */
  countsIn(key: EntryKey): ProblemCounts {
    const spot = this.spotOf(key)
    if (!spot) return NO_COUNTS
    const own = this.fromLists(spot.entry).length
    const above = spot.fromAbove.slice(0, spot.fromAbove.length - own)
    return addCounts([this.tally(spot).counts, ...above.map((found) => this.countsBelow(found, key))])
  }

  counts(): ProblemCounts {
    return this.countsIn(this.document.outline().key)
  }

  /**
   * The first check of a large text in parts: each call of `next` checks an entry. Done when the generator is. Begun
   * again after a change, it passes over what is known.
   */
  *check(spot: Spot = this.rootSpot()): Generator<void, void, void> {
    if (this.tallies.get(spot.entry)?.around === spot.around) return
    this.placedOf(spot)
    yield
    for (const child of this.inside(spot)) yield* this.check(child)
    this.tally(spot)
  }

  private visit(spot: Spot, problems: Problem[]): void {
    problems.push(...this.problemsOf(spot))
    for (const child of this.inside(spot)) if (!this.isClean(child)) this.visit(child, problems)
  }

  /** Nothing was found in the entry, by itself or by what it holds or stands in. */
  private isClean(spot: Spot): boolean {
    return spot.fromAbove.length === 0 && this.tally(spot).counts === NO_COUNTS
  }

  /** Counts of what was found in an entry, by itself and by the list rules of what it holds. */
  private tally(spot: Spot): Tally {
    const { entry, around } = spot
    const known = this.tallies.get(entry)
    if (known?.around === around) return known
    const own = this.placedOf(spot)
    const inside = this.inside(spot).map((child) => this.tally(child))
    const below = this.fromLists(entry).map((found) => this.countsBelow(found, entry.key))
    const counts = addCounts([countsOf(own), ...below, ...inside.map((each) => each.counts)])
    const lasting = this.entries.get(entry)?.model.usesAnchors !== true && inside.every((each) => each.lasting)
    const tally = { around, counts, lasting }
    if (lasting) this.tallies.set(entry, tally)
    return tally
  }

  /** How much of what list rules found is in an entry. */
  private countsBelow(found: FoundBelow, key: EntryKey): ProblemCounts {
    const known = this.countedBelow.get(found) ?? countsByEntry(this.document, found)
    this.countedBelow.set(found, known)
    return known.get(key) ?? NO_COUNTS
  }

  private problemsOf(spot: Spot): readonly Problem[] {
    const { entry, start, pod } = spot
    const own = this.placedOf(spot)
    const above = spot.fromAbove.flatMap((found) => found.get(entry.key) ?? [])
    if (own.length === 0 && above.length === 0) return NO_PROBLEMS
    const pointer = spot.pointer + formatPointer(basePath(entry, this.document.kind))
    const at = { entry, start, pointer: spot.pointer, place: { node: pointer, pod } }
    const placed = [...own, ...above.map((found) => this.placedFromAbove(entry, start, found))]
    return placed.map((finding) => this.positions.problem(at, finding))
  }

  /** Kept by finding: a list rule's findings are made anew with whatever changes in its list. */
  private placedFromAbove(entry: Entry, start: number, found: Found): PlacedFinding {
    const known = this.above.get(found)
    if (known?.entry === entry) return known.placed
    const placed = placeFinding(this.document, entry, start, found)
    this.above.set(found, { entry, placed })
    return placed
  }

  private placedOf({ entry, start, list, around }: Spot): readonly PlacedFinding[] {
    const kept = this.entries.get(entry)
    // An entry's object is the same while its text is; only an alias may have come to mean something else.
    const isOld = kept?.model.usesAnchors === true && kept.model !== this.document.model(entry.key)
    if (kept?.around === around && !isOld) return kept.placed
    const model = this.document.model(entry.key)
    if (!model) return []
    const known = this.byModel.get(model)
    const found = known?.around === around ? known.found : checkEntry(this.document, { entry, model, list, around })
    this.byModel.set(model, { around, found })
    const placed = found
      .map((each) => placeFinding(this.document, entry, start, each))
      .filter((each) => !isIgnored(this.document, start, each))
    this.entries.set(entry, { around, model, placed })
    return placed
  }

  private rootSpot(): Spot {
    const entry = this.document.outline()
    const around = aroundRoot(this.document.kind)
    const fromAbove = this.fromLists(entry)
    return { entry, start: 0, list: undefined, around, pointer: '', pod: undefined, fromAbove }
  }

  /** The entries one level down. */
  private inside(spot: Spot): readonly Spot[] {
    const { entry } = spot
    if (entry.lists.length === 0) return NO_SPOTS
    const spots: Spot[] = []
    const frame = this.frameOf(spot)
    for (const list of entry.lists) {
      const pointer = spot.pointer + formatPointer(list.path)
      for (let index = 0; index < list.items.length; index++) {
        spots.push(this.childSpot(spot, frame, { list, index, pointer }))
      }
    }
    return spots
  }

  /** What an entry is to those that stand in it. */
  private frameOf({ entry, around, pod, pointer }: Spot): Frame {
    const model = entry.kind === 'stage' || entry.kind === 'stepGroup' ? this.document.model(entry.key) : undefined
    if (!model) return { around, pod }
    const inside = aroundInside(entry, model, around)
    if (entry.kind === 'stage') return { around: inside, pod: inside.stagePod ? `${pointer}/spec` : pod }
    return { around: inside, pod: inside.pod !== undefined && hasInfra(model) ? pointer : pod }
  }

  private childSpot(parent: Spot, { around, pod }: Frame, { list, index, pointer }: Seat): Spot {
    const entry = list.items[index] as Entry
    const own = this.fromLists(entry)
    return {
      entry,
      start: parent.start + (list.offsets[index] ?? 0),
      list: list.name,
      around,
      pointer: (list.name === 'body' ? pointer : `${pointer}/${index}`) + formatPointer(entry.nodePath),
      pod,
      fromAbove: own.length === 0 ? parent.fromAbove : [...parent.fromAbove, ...own],
    }
  }

  private fromLists(entry: Entry): readonly FoundBelow[] {
    if (entry.lists.length === 0) return []
    const known = this.lists.get(entry)
    if (known) return known
    const maps = listRules
      .filter((rule) => rule.within(entry, this.document))
      .map((rule) => {
        const found = rule.check(entry, this.document)
        return new Map(
          [...found].flatMap(([key, each]) => {
            const kept = each.map((finding) => asFound(rule, finding)).filter((one) => !this.isIgnoredBelow(key, one))
            return kept.length > 0 ? [[key, kept] as const] : []
          }),
        )
      })
      .filter((map) => map.size > 0)
    this.lists.set(entry, maps)
    return maps
  }

  private isIgnoredBelow(key: EntryKey, found: Found): boolean {
    const entry = this.document.entry(key)
    const start = this.document.rangeOf(key)?.start
    if (!entry || start === undefined) return false
    return isIgnored(this.document, start, this.placedFromAbove(entry, start, found))
  }

  private spotOf(key: EntryKey): Spot | undefined {
    const place = this.document.placeOf(key)
    if (!place) return key === this.document.outline().key ? this.rootSpot() : undefined
    const parent = this.spotOf(place.parent)
    if (!parent) return undefined
    const pointer = parent.pointer + formatPointer(place.list.path)
    return this.childSpot(parent, this.frameOf(parent), { ...place, pointer })
  }
}

function hasInfra(model: EntryModel): boolean {
  return typeof model.value === 'object' && model.value !== null && Object.hasOwn(model.value, 'stepGroupInfra')
}

function sameProblems(a: readonly Problem[], b: readonly Problem[]): boolean {
  return a === b || (a.length === b.length && a.every((problem, at) => sameProblem(problem, b[at] as Problem)))
}

function sameProblem(a: Problem, b: Problem): boolean {
  return (
    a.rule === b.rule &&
    a.range.start === b.range.start &&
    a.range.end === b.range.end &&
    a.line === b.line &&
    a.message === b.message &&
    a.pointer === b.pointer &&
    a.entry === b.entry
  )
}
