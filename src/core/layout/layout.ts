import type { Entry, EntryKey, EntryList } from '../document/entry.ts'
import { BAR, CARD, COLUMN_GAP, LANE, ROW_GAP, SERVICE_ROW, TERMINAL, TERMINAL_GAP } from './measures.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

/** A card or a lane. Absolute canvas px. `anchor` is where the flow line meets it, from its top. */
export interface Box extends Point {
  readonly key: EntryKey
  readonly kind: 'card' | 'service' | 'lane' | 'folded'
  readonly width: number
  readonly height: number
  readonly anchor: number
  readonly parent: EntryKey | null
  /** Where the next entry of the same list would go. */
  readonly list: { readonly owner: EntryKey; readonly name: EntryList['name']; readonly index: number }
}

/** A place to put an entry: a bar on the line, or a frame below a card for "in parallel". */
export interface Slot extends Point {
  readonly height: number
  /** Only of a bar that lies, between service rows. */
  readonly width?: number
  readonly point: {
    readonly parent: EntryKey
    readonly list: 'steps' | 'rollbackSteps' | 'parallel'
    readonly index: number
  }
  /** Below an entry that is in no parallel: what is put there makes one with it. */
  readonly beside?: EntryKey
}

/** The lines of one lane, or of the whole when `lane` is `null`: from right anchors to left anchors. */
export interface FlowLine {
  readonly lane: EntryKey | null
  readonly from: Point
  readonly to: Point
  /** Where the line turns, when both ends are not on one row. */
  readonly turn: number
}

export interface Layout {
  readonly width: number
  readonly height: number
  readonly boxes: readonly Box[]
  readonly lines: readonly FlowLine[]
  readonly slots: readonly Slot[]
  readonly start: Point
  readonly end: Point
}

interface Size {
  readonly width: number
  readonly height: number
  readonly anchor: number
}

/** A lane's services stand above its steps: those of its own list and of parallels directly in it. */
interface Parts {
  readonly services: readonly Placed[]
  readonly flow: readonly Placed[]
}
interface Placed {
  readonly entry: Entry
  readonly index: number
  readonly owner: Entry
  readonly list: EntryList
}

export interface LayoutOptions {
  readonly collapsed: ReadonlySet<EntryKey>
}

/**
 * Boxes and lines of one list of steps. The main line stays on the first row, parallel branches hang below, services
 * stand in rows at the top of their group. O(entries); a subtree that did not change is not measured again.
 */
export function layOut(owner: Entry, list: EntryList, { collapsed }: LayoutOptions): Layout {
  const maker = new Maker(collapsed)
  const parts = { services: [], flow: placedOf(owner, list) }
  const size = maker.measureSeries(parts.flow)
  const x = TERMINAL + TERMINAL_GAP
  maker.placeSeries(parts.flow, { x, y: 0 }, size.anchor, null, owner.key, list)
  const start = { x: 0, y: size.anchor }
  const end = { x: x + size.width + TERMINAL_GAP, y: size.anchor }
  maker.joinEnds(parts.flow, start, end, x, size)
  return {
    width: end.x + TERMINAL,
    height: size.height,
    boxes: maker.boxes,
    lines: maker.lines,
    slots: maker.slots,
    start,
    end,
  }
}

function placedOf(owner: Entry, list: EntryList): Placed[] {
  return list.items.map((entry, index) => ({ entry, index, owner, list }))
}

const sizes = new WeakMap<Entry, Size>()

class Maker {
  readonly boxes: Box[] = []
  readonly lines: FlowLine[] = []
  readonly slots: Slot[] = []

  constructor(private readonly collapsed: ReadonlySet<EntryKey>) {}

  private measure(entry: Entry): Size {
    // Sizes depend on what is folded; only whole subtrees without a say in that are kept.
    const known = this.collapsed.size === 0 ? sizes.get(entry) : undefined
    if (known) return known
    const size = this.measureNew(entry)
    if (this.collapsed.size === 0) sizes.set(entry, size)
    return size
  }

  private measureNew(entry: Entry): Size {
    if (entry.kind === 'parallel') return this.measureParallel(branchesOf(entry))
    if (!isLane(entry) || this.collapsed.has(entry.key)) return { ...CARD, anchor: CARD.height / 2 }
    const { services, flow } = partsOf(entry)
    const inner = this.measureSeries(flow)
    const top = LANE.header + floorHeight(services.length)
    const width = flow.length === 0 ? LANE.least : LANE.padding + LANE.entry + inner.width + LANE.exit
    return {
      width: Math.max(width, services.length > 0 ? LANE.least : 0, flow.length === 0 ? LANE.least : 0),
      height: top + LANE.wires + Math.max(inner.height, CARD.height) + LANE.bottom,
      anchor: top + LANE.wires + (inner.anchor || CARD.height / 2),
    }
  }

  private measureParallel(branches: readonly Placed[]): Size {
    const all = branches.map(({ entry }) => this.measure(entry))
    return {
      width: Math.max(CARD.width, ...all.map(({ width }) => width)),
      height: all.reduce((sum, { height }) => sum + height, 0) + ROW_GAP * Math.max(0, all.length - 1),
      anchor: all[0]?.anchor ?? CARD.height / 2,
    }
  }

  measureSeries(flow: readonly Placed[]): Size {
    const all = flow.map(({ entry }) => this.measure(entry))
    const anchor = Math.max(0, ...all.map((size) => size.anchor))
    return {
      width: all.reduce((sum, { width }) => sum + width, 0) + COLUMN_GAP * Math.max(0, all.length - 1),
      height: Math.max(0, ...all.map((size) => anchor - size.anchor + size.height)),
      anchor,
    }
  }

  /** Places entries in a row with their anchors on one line. `at.y` is the top of the row. */
  placeSeries(
    flow: readonly Placed[],
    at: Point,
    anchor: number,
    lane: EntryKey | null,
    owner: EntryKey,
    list: EntryList | undefined,
  ): void {
    let x = at.x
    let before: { readonly right: number; readonly width: number } | undefined
    for (const placed of flow) {
      const size = this.measure(placed.entry)
      const y = at.y + anchor - size.anchor
      if (before) this.join(placed.entry, { x: before.right, y: at.y + anchor }, { x, y: at.y + anchor }, lane, size)
      this.slot({ x: x - COLUMN_GAP / 2, y: at.y + anchor }, placed.owner.key, placed.list, placed.index)
      this.place(placed, { x, y }, size, lane)
      if (placed.entry.kind === 'parallel')
        this.leave(placed.entry, { x, y }, size, { x: x + size.width, y: at.y + anchor }, lane)
      else this.slotBelow(placed, { x, y: y + size.height })
      before = { right: x + size.width, width: size.width }
      x += size.width + COLUMN_GAP
    }
    if (list)
      this.slot({ x: x - COLUMN_GAP / 2, y: at.y + (anchor || CARD.height / 2) }, owner, list, list.items.length)
  }

  private slot(at: Point, parent: EntryKey, list: EntryList, index: number): void {
    if (list.name === 'stages' || list.name === 'body') return
    this.slots.push({
      x: at.x,
      y: at.y - CARD.height / 2,
      height: CARD.height,
      point: { parent, list: list.name, index },
    })
  }

  private slotBelow({ entry, owner, list, index }: Placed, { x, y }: Point): void {
    if (list.name !== 'steps' && list.name !== 'rollbackSteps') return
    const point = { parent: owner.key, list: list.name, index: index + 1 }
    this.slots.push({ x, y: y + ROW_GAP / 2, height: 0, point, beside: entry.key })
  }

  private place(placed: Placed, at: Point, size: Size, lane: EntryKey | null): void {
    const { entry } = placed
    if (entry.kind === 'parallel') return this.placeBranches(entry, at, lane)
    const list = { owner: placed.owner.key, name: placed.list.name, index: placed.index }
    const isOpen = isLane(entry) && !this.collapsed.has(entry.key)
    this.boxes.push({
      key: entry.key,
      kind: isOpen ? 'lane' : isLane(entry) ? 'folded' : 'card',
      ...at,
      ...size,
      parent: lane,
      list,
    })
    if (isOpen) this.fillLane(entry, at, size)
  }

  private placeBranches(parallel: Entry, at: Point, lane: EntryKey | null): void {
    let { y } = at
    for (const branch of branchesOf(parallel)) {
      const size = this.measure(branch.entry)
      this.place(branch, { x: at.x, y }, size, lane)
      y += size.height + ROW_GAP
      if (branch.list.name === 'parallel') {
        this.slots.push({
          x: at.x,
          y: y - ROW_GAP / 2,
          height: 0,
          point: { parent: branch.owner.key, list: 'parallel', index: branch.index + 1 },
        })
      }
    }
  }

  private fillLane(group: Entry, at: Point, size: Size): void {
    const { services, flow } = partsOf(group)
    services.forEach((placed, row) => {
      this.boxes.push({
        key: placed.entry.key,
        kind: 'service',
        x: at.x + LANE.padding,
        y: at.y + LANE.header + row * SERVICE_ROW + (SERVICE_ROW - CARD.height) / 2 + 4,
        ...CARD,
        anchor: CARD.height / 2,
        parent: group.key,
        list: { owner: placed.owner.key, name: placed.list.name, index: placed.index },
      })
    })
    const inner = this.measureSeries(flow)
    const top = at.y + LANE.header + floorHeight(services.length) + LANE.wires
    const x = at.x + LANE.padding + LANE.entry
    const steps = group.lists.find(({ name }) => name === 'steps')
    this.placeSeries(flow, { x, y: top }, inner.anchor, group.key, group.key, steps)
    this.joinEnds(
      flow,
      { x: at.x, y: at.y + size.anchor },
      { x: at.x + size.width, y: at.y + size.anchor },
      x,
      inner,
      group.key,
    )
  }

  /** The line into an entry; into a parallel, one to each branch. */
  private join(entry: Entry, from: Point, to: Point, lane: EntryKey | null, size: Size): void {
    for (const y of this.branchAnchors(entry, to.y, size))
      this.lines.push({ lane, from, to: { x: to.x, y }, turn: to.x - COLUMN_GAP / 2 })
  }

  /** The lines out of a parallel's branches to its right edge, beyond which the series goes on. */
  private leave(parallel: Entry, at: Point, size: Size, exit: Point, lane: EntryKey | null): void {
    let { y } = at
    for (const { entry } of branchesOf(parallel)) {
      const branch = this.measure(entry)
      const from = { x: at.x + branch.width, y: y + branch.anchor }
      if (from.y !== exit.y || branch.width !== size.width) {
        this.lines.push({ lane, from, to: { x: exit.x + COLUMN_GAP, y: exit.y }, turn: exit.x + COLUMN_GAP / 2 })
      }
      y += branch.height + ROW_GAP
    }
  }

  private branchAnchors(entry: Entry, y: number, size: Size): number[] {
    if (entry.kind !== 'parallel') return [y]
    let top = y - size.anchor
    return branchesOf(entry).map((branch) => {
      const each = this.measure(branch.entry)
      const anchor = top + each.anchor
      top += each.height + ROW_GAP
      return anchor
    })
  }

  /** From where the line comes in to the first entry, and from the last to where it goes out. */
  joinEnds(
    flow: readonly Placed[],
    start: Point,
    end: Point,
    x: number,
    size: Size,
    lane: EntryKey | null = null,
  ): void {
    const first = flow[0]
    const last = flow.at(-1)
    if (!first || !last) {
      this.lines.push({ lane, from: start, to: end, turn: start.x })
      return
    }
    this.join(first.entry, start, { x, y: start.y }, lane, this.measure(first.entry))
    this.lines.push({ lane, from: { x: x + size.width, y: start.y }, to: end, turn: end.x })
  }
}

export function floorHeight(services: number): number {
  return services === 0 ? 0 : services * SERVICE_ROW + 8
}

/** Groups and inserts hold steps of their own. */
export function isLane(entry: Entry): boolean {
  return (entry.kind === 'stepGroup' || entry.kind === 'insert') && entry.templateRef === undefined
}

function branchesOf(parallel: Entry): Placed[] {
  const list = parallel.lists[0]
  return list ? placedOf(parallel, list) : []
}

const parted = new WeakMap<Entry, Parts>()

/** What of a lane runs along (its Background steps) and what runs in order. */
export function partsOf(lane: Entry): Parts {
  const known = parted.get(lane)
  if (known) return known
  const services: Placed[] = []
  const flow: Placed[] = []
  for (const list of lane.lists) {
    if (list.name !== 'steps') continue
    for (const placed of placedOf(lane, list)) {
      if (isService(placed.entry)) services.push(placed)
      else if (placed.entry.kind === 'parallel' && branchesOf(placed.entry).some(({ entry }) => isService(entry))) {
        const branches = branchesOf(placed.entry)
        services.push(...branches.filter(({ entry }) => isService(entry)))
        const others = branches.filter(({ entry }) => !isService(entry))
        // A parallel with steps beside its services keeps its place; one of services only has none on the line.
        if (others.length > 0) flow.push(...(others.length === branches.length ? [placed] : others))
      } else flow.push(placed)
    }
  }
  const parts = { services, flow }
  parted.set(lane, parts)
  return parts
}

/** Background steps run along; they stand in their group’s service rows. */
export function isService(entry: Entry): boolean {
  return entry.kind === 'step' && entry.type === 'Background'
}

/** Where a service's lifetime bar runs: from its card to just before the lane's edge. */
export function lifetimeBar(service: Box, lane: Box): { x: number; y: number; width: number; height: number } {
  const x = service.x + service.width
  return {
    x,
    y: service.y + (service.height - BAR.height) / 2,
    width: lane.x + lane.width - BAR.end - x,
    height: BAR.height,
  }
}

const boxesByKey = new WeakMap<Layout, ReadonlyMap<EntryKey, Box>>()

/** The box of an entry. */
export function boxOf(layout: Layout, key: EntryKey): Box | undefined {
  const known = boxesByKey.get(layout)
  if (known) return known.get(key)
  const boxes = new Map(layout.boxes.map((box) => [box.key, box]))
  boxesByKey.set(layout, boxes)
  return boxes.get(key)
}
