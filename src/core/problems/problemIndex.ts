import type { Entry, EntryKey, EntryModel, ListName } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { Around } from './around.ts'
import { aroundInside, aroundRoot } from './around.ts'
import type { Found } from './checkEntry.ts'
import { asFound, checkEntry } from './checkEntry.ts'
import { basePath } from './nodeContext.ts'
import type { PlacedFinding } from './placeFinding.ts'
import { placeFinding } from './placeFinding.ts'
import { PositionKeeper } from './positionKeeper.ts'
import type { Problem } from './problem.ts'
import type { ProblemCounts } from './problemSource.ts'
import { pointerOf } from './rule.ts'
import { listRules } from './ruleList.ts'

/** What is known of one entry while its object, and what it stands in, are the same. */
interface Kept {
  readonly around: Around
  /** The model of another text of the same entry gives other findings. */
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
  readonly fromAbove: readonly ReadonlyMap<EntryKey, readonly Found[]>[]
}

const NO_PROBLEMS: readonly Problem[] = []
const NO_SPOTS: readonly Spot[] = []
const NO_COUNTS: ProblemCounts = { error: 0, warning: 0, info: 0 }

/**
 * The problems of an open document. Findings are kept with the entries they are about and count from their start, so a
 * change costs the check of what changed and one walk over the outline.
 */
export class ProblemIndex {
  private readonly entries = new WeakMap<Entry, Kept>()
  private readonly byModel = new WeakMap<EntryModel, { readonly around: Around; readonly found: readonly Found[] }>()
  private readonly lists = new WeakMap<Entry, readonly ReadonlyMap<EntryKey, readonly Found[]>[]>()
  private readonly forKey = new Map<EntryKey, { readonly version: number; readonly problems: readonly Problem[] }>()
  /** Entries without a problem in them, by what they stand in. */
  private readonly clean = new WeakMap<Entry, Around>()
  private readonly above = new WeakMap<Found, { readonly entry: Entry; readonly placed: PlacedFinding }>()
  private readonly positions: PositionKeeper
  private whole: { version: number; problems: readonly Problem[]; counts: Map<EntryKey, ProblemCounts> } | undefined

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
    return this.read().problems
  }

  /** Of an entry and everything in it. */
  countsIn(key: EntryKey): ProblemCounts {
    return this.read().counts.get(key) ?? NO_COUNTS
  }

  counts(): ProblemCounts {
    return this.countsIn(this.document.outline().key)
  }

  /** The first check of a large text in parts: each call of `next` checks some entries. Done when the generator is. */
  *check(): Generator<void, void, void> {
    for (const spot of this.spots()) {
      this.placedOf(spot)
      yield
    }
  }

  private read() {
    const { version } = this.document
    if (this.whole?.version === version) return this.whole
    const problems: Problem[] = []
    const counts = new Map<EntryKey, ProblemCounts>()
    this.visit(this.rootSpot(), problems, counts)
    problems.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
    const before = this.whole
    const same = before && sameProblems(before.problems, problems) ? before.problems : problems
    this.whole = { version, problems: same, counts: before ? keepSame(before.counts, counts) : counts }
    return this.whole
  }

  private visit(spot: Spot, problems: Problem[], counts: Map<EntryKey, ProblemCounts>): ProblemCounts {
    const before = problems.length
    const total = { error: 0, warning: 0, info: 0 }
    for (const problem of this.problemsOf(spot)) {
      problems.push(problem)
      total[problem.severity]++
    }
    for (const child of this.inside(spot, this.clean)) {
      const { error, warning, info } = this.visit(child, problems, counts)
      total.error += error
      total.warning += warning
      total.info += info
    }
    if (problems.length > before) counts.set(spot.entry.key, total)
    else if (spot.fromAbove.length === 0) this.clean.set(spot.entry, spot.around)
    return total
  }

  private *spots(spot = this.rootSpot()): Generator<Spot> {
    yield spot
    for (const child of this.inside(spot)) yield* this.spots(child)
  }

  private problemsOf(spot: Spot): readonly Problem[] {
    const { entry, start, pod } = spot
    const own = this.placedOf(spot)
    const above = spot.fromAbove.flatMap((found) => found.get(entry.key) ?? [])
    if (own.length === 0 && above.length === 0) return NO_PROBLEMS
    const pointer = spot.pointer + pointerOf(basePath(entry, this.document.kind))
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
    if (kept?.around === around && (kept.placed.length === 0 || kept.model === this.document.model(entry.key)))
      return kept.placed
    const model = this.document.model(entry.key)
    if (!model) return []
    const known = this.byModel.get(model)
    const found = known?.around === around ? known.found : checkEntry(this.document, { entry, model, list, around })
    this.byModel.set(model, { around, found })
    const placed = found.map((each) => placeFinding(this.document, entry, start, each))
    this.entries.set(entry, { around, model, placed })
    return placed
  }

  private rootSpot(): Spot {
    const entry = this.document.outline()
    const around = aroundRoot(this.document.kind)
    const fromAbove = this.fromLists(entry)
    return { entry, start: 0, list: undefined, around, pointer: '', pod: undefined, fromAbove }
  }

  /** The entries one level down. Those that are `clean` in the same surroundings, all they hold included, are left out. */
  private inside(spot: Spot, clean?: WeakMap<Entry, Around>): readonly Spot[] {
    const { entry } = spot
    if (entry.lists.length === 0) return NO_SPOTS
    const spots: Spot[] = []
    const model = entry.kind === 'stage' || entry.kind === 'stepGroup' ? this.document.model(entry.key) : undefined
    const around = model ? aroundInside(entry, model, spot.around) : spot.around
    const pod = model && around.pod !== undefined && hasInfra(model) ? spot.pointer : spot.pod
    for (const list of entry.lists) {
      const pointer = spot.pointer + pointerOf(list.path)
      for (let index = 0; index < list.items.length; index++) {
        const item = list.items[index] as Entry
        if (spot.fromAbove.length === 0 && clean?.get(item) === around) continue
        const own = this.fromLists(item)
        spots.push({
          entry: item,
          start: spot.start + (list.offsets[index] ?? 0),
          list: list.name,
          around,
          pointer: (list.name === 'body' ? pointer : `${pointer}/${index}`) + pointerOf(item.nodePath),
          pod,
          fromAbove: own.length === 0 ? spot.fromAbove : [...spot.fromAbove, ...own],
        })
      }
    }
    return spots
  }

  private fromLists(entry: Entry): readonly ReadonlyMap<EntryKey, readonly Found[]>[] {
    if (entry.lists.length === 0) return []
    const known = this.lists.get(entry)
    if (known) return known
    const maps = listRules
      .filter((rule) => rule.within(entry, this.document))
      .map((rule) => {
        const found = rule.check(entry, this.document)
        return new Map([...found].map(([key, each]) => [key, each.map((finding) => asFound(rule, finding))]))
      })
      .filter((map) => map.size > 0)
    this.lists.set(entry, maps)
    return maps
  }

  private spotOf(key: EntryKey): Spot | undefined {
    const way = [...this.document.ancestorsOf(key).slice(1), this.document.entry(key)]
    let spot: Spot | undefined = this.rootSpot()
    if (key === spot.entry.key) return spot
    for (const entry of way) {
      const parent: Spot | undefined = spot
      spot = undefined
      if (!parent || !entry) return undefined
      for (const child of this.inside(parent)) {
        if (child.entry !== entry) continue
        spot = child
        break
      }
    }
    return spot
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

/** Counts that are as they were stay the same objects, so that what shows them rests. */
function keepSame(
  before: ReadonlyMap<EntryKey, ProblemCounts>,
  after: Map<EntryKey, ProblemCounts>,
): Map<EntryKey, ProblemCounts> {
  for (const [key, now] of after) {
    const old = before.get(key)
    if (old && old.error === now.error && old.warning === now.warning && old.info === now.info) after.set(key, old)
  }
  return after
}
