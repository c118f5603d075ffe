import { applyPatch } from '../../patch/applyPatch.ts'
import type { PatchOptions, PatchResult } from '../../patch/applyPatch.ts'
import { profileOf } from '../../text/profile.ts'
import type { Operation } from '../../patch/operation.ts'
import { formatPointer } from '../../patch/pointer.ts'
import type { Refusal } from '../../patch/refusal.ts'
import type { TextBuffer } from '../../text/buffer.ts'
import type { TextEdit } from '../../text/range.ts'
import type { OutlineEntry, OutlineList } from '../outline/outlineEntry.ts'
import type { ApplyResult } from '../pipelineDocument.ts'
import type { Allotted, ListOf } from './allotWindows.ts'
import { allotWindows, runFor } from './allotWindows.ts'
import { holdsAnchors } from './holdsAnchors.ts'
import { joinWindows } from './joinWindows.ts'
import { keyOrderIn } from './keyOrder.ts'
import { mapAll } from './mapAll.ts'
import { PatchWindow } from './patchWindow.ts'
import type { Target } from './resolvePointer.ts'

/** Code units of windows above which planning in them is no faster than planning on the whole text. */
const MAX_WINDOWS = 4_000_000

/** Code units of the file's head that tell how it is written. */
const STYLE_SAMPLE = 40_000

export interface PlanContext {
  readonly buffer: TextBuffer
  readonly root: OutlineEntry
  readonly listOf: ListOf
}

/**
 * Plans a patch in proportion to what it touches: each operation in a small window of text, as if that were a
 * document of its own. What fits no window is planned on the whole text. Both give the same edits.
 */
export function planPatch(context: PlanContext, patch: readonly Operation[]): ApplyResult {
  return planInWindows(context, patch) ?? planOnWhole(context, patch)
}

function planOnWhole({ buffer, root }: PlanContext, patch: readonly Operation[]): ApplyResult {
  const result = applyPatch(buffer.toString(), patch, { keyOrder: keyOrderIn(root) })
  return result.ok ? { ok: true, edits: result.edits } : result
}

/** A window, and how the pointers of the document read in it. */
interface Place {
  readonly window: PatchWindow
  readonly tokens: (target: Target) => (string | number)[]
  readonly keyOrder: PatchOptions['keyOrder']
}

interface Placed {
  readonly index: number
  readonly operation: Operation
  readonly path: Place
  readonly from: Place | undefined
  readonly pathTokens: (string | number)[]
  readonly fromTokens: (string | number)[]
}

function planInWindows(context: PlanContext, patch: readonly Operation[]): ApplyResult | undefined {
  const allotted = allotWindows(context.root, patch, context.listOf)
  const placed = allotted && placeAll(context, allotted)
  if (!placed) return undefined
  const edits: TextEdit[] = []
  let refusal: Refusal | undefined
  for (const group of groupsOf(placed)) {
    const result = planGroup(context, group)
    if (!result) return undefined
    if (result.ok) edits.push(...result.edits)
    else if (refusal === undefined || (result.refusal.operation ?? 0) < (refusal.operation ?? 0))
      refusal = result.refusal
  }
  if (refusal) return { ok: false, refusal }
  edits.sort((a, b) => a.range.start - b.range.start)
  const overlap = edits.some((edit, at) => at > 0 && (edits[at - 1] as TextEdit).range.end > edit.range.start)
  return overlap ? undefined : { ok: true, edits }
}

function placeAll(context: PlanContext, allotted: readonly Allotted[]): Placed[] | undefined {
  const { buffer } = context
  const places = new Map<OutlineEntry | OutlineList, Place>()
  let size = 0
  const add = (key: OutlineEntry | OutlineList, place: Place) => {
    places.set(key, place)
    size += place.window.text.length
    return place
  }
  const placeOf = (target: Allotted['path']): Place => {
    if (target.at === 'own') return places.get(target.entry) ?? add(target.entry, ownPlace(context, target))
    return places.get(target.list) ?? add(target.list, listPlace(context, target, allotted))
  }
  const placed = allotted.map(({ operation, path, from }, index): Placed => {
    const pathPlace = placeOf(path)
    const fromPlace = from && placeOf(from)
    const fromTokens = from && fromPlace ? fromPlace.tokens(from) : []
    return { index, operation, path: pathPlace, from: fromPlace, pathTokens: pathPlace.tokens(path), fromTokens }
  })
  if (size > MAX_WINDOWS) return undefined
  const removed = allotted.filter(({ operation, path }) => operation.op === 'remove' && path.at === 'item')
  const isAnchored =
    [...places.values()].some(({ window }) => holdsAnchors(window.text)) ||
    removed.some(({ path }) => path.at === 'item' && holdsAnchors(itemText(buffer, path)))
  return isAnchored ? undefined : placed
}

function itemText(buffer: TextBuffer, { list, start, index }: Target & { at: 'item' }): string {
  const item = list.items[index]
  const from = start + (list.offsets[index] ?? 0)
  return item ? buffer.slice(from, from + item.length) : ''
}

function ownPlace({ buffer }: PlanContext, { entry, start }: Target & { at: 'own' }): Place {
  const window = PatchWindow.ofOwn(buffer, entry, start)
  const head = window.isList ? [0] : []
  return {
    window,
    tokens: (target) => [...head, ...target.tokens],
    keyOrder: keyOrderIn(entry, head.length),
  }
}

function listPlace({ buffer }: PlanContext, target: Target & { at: 'item' }, allotted: readonly Allotted[]): Place {
  const { list, start } = target
  const targets = allotted.flatMap(({ operation, path, from }) => {
    const named = [{ target: path, role: 'path' as const }, ...(from ? [{ target: from, role: 'from' as const }] : [])]
    return named.flatMap(({ target: each, role }) =>
      each.at === 'item' && each.list === list ? [{ target: { ...each, role }, operation }] : [],
    )
  })
  const { from, to, shown } = runFor(list, targets)
  return {
    window: PatchWindow.ofItems(buffer, list, start, from, to, shown),
    tokens: (each) => (each.at === 'item' ? [each.isEnd ? '-' : each.index - from, ...each.tokens] : []),
    keyOrder: (parent, key, siblings) => {
      const item = list.items[Number(parent[0]) + from]
      return item ? keyOrderIn(item)(parent.slice(1), key, siblings) : siblings.length
    },
  }
}

/** Operations that a move or copy ties together are planned together. */
function groupsOf(placed: readonly Placed[]): Placed[][] {
  const groupOf = new Map<Place, Placed[]>()
  for (const each of placed) {
    const places = each.from ? [each.path, each.from] : [each.path]
    const merged = [...new Set(places.map((place) => groupOf.get(place)).filter((group) => group !== undefined))].flat()
    merged.push(each)
    merged.sort((a, b) => a.index - b.index)
    for (const member of merged)
      for (const place of member.from ? [member.path, member.from] : [member.path]) groupOf.set(place, merged)
  }
  return [...new Set(groupOf.values())]
}

function planGroup(context: PlanContext, group: readonly Placed[]): ApplyResult | undefined {
  const places = [...new Set(group.flatMap(({ path, from }) => (from ? [path, from] : [path])))]
  const [only] = places
  if (!only) return { ok: true, edits: [] }
  const style = profileOf(context.buffer.slice(0, STYLE_SAMPLE))
  if (places.length === 1) {
    const patch = group.map((each) => rewritten(each, []))
    const result = applyPatch(only.window.text, patch, { fragment: true, style, keyOrder: only.keyOrder })
    if (!result.ok) return refused(group, result, only.window)
    const direct = mapAll(result.edits, (edit) => only.window.toDocument(edit))
    const edits = direct ?? only.window.toDocumentFrom(result.text)
    return edits && { ok: true, edits }
  }
  if (places.some(({ window }) => !window.isList)) return undefined
  const joined = joinWindows(
    places.map((place) => place.window),
    style.eol,
  )
  const nameOf = (place: Place) => joined.nameOf(place.window)
  const patch = group.map((each) => rewritten(each, [], nameOf))
  const keyOrder: PatchOptions['keyOrder'] = (parent, key, siblings) => {
    const place = places.find((each) => nameOf(each) === parent[0])
    return place?.keyOrder?.(parent.slice(1), key, siblings) ?? siblings.length
  }
  const result = applyPatch(joined.text, patch, { fragment: true, style, keyOrder })
  return result.ok ? joined.inDocument(result) : refused(group, result)
}

function rewritten(each: Placed, head: readonly string[], nameOf?: (place: Place) => string): Operation {
  const { operation, path, from, pathTokens, fromTokens } = each
  const pathHead = nameOf ? [nameOf(path)] : head
  const rewrittenPath = formatPointer([...pathHead, ...pathTokens])
  if (!('from' in operation) || !from) return { ...operation, path: rewrittenPath }
  const fromHead = nameOf ? [nameOf(from)] : head
  return { ...operation, path: rewrittenPath, from: formatPointer([...fromHead, ...fromTokens]) }
}

function refused(group: readonly Placed[], result: PatchResult & { ok: false }, window?: PatchWindow): ApplyResult {
  const { operation = 0, range, ...rest } = result.refusal
  const failed = group[operation]
  return {
    ok: false,
    refusal: {
      ...rest,
      ...(failed ? { operation: failed.index, pointer: failed.operation.path } : {}),
      ...(range && window ? { range: window.rangeInDocument(range) } : {}),
    },
  }
}
