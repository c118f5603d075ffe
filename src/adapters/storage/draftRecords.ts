import type { Draft } from '../../core/repo/draftStore.ts'

/** Key of a file's records in both stores. */
export type FileKey = [workspaceId: string, path: string]

/** The text that was opened or last saved: large, and written only when it changes. */
export interface BaseRecord {
  readonly workspaceId: string
  readonly path: string
  readonly baseText: string
  readonly baseHash: string | null
}

/** What a person did to it: written at every pause of typing, in proportion to what differs. */
export interface ChangeRecord {
  readonly workspaceId: string
  readonly path: string
  /** Milliseconds since the epoch. */
  readonly savedAt: number
  /** The page that wrote it; another one is another tab. */
  readonly writer: string
  /** UTF-16 code units that the text shares with the base at its start and its end, and what stands between. */
  readonly head: number
  readonly tail: number
  readonly middle: string
  /** Length of the base: a change fits no other. */
  readonly baseLength: number
  readonly history: string
}

export function baseRecordOf({ workspaceId, path, baseText, baseHash }: Draft): BaseRecord {
  return { workspaceId, path, baseText, baseHash }
}

export function changeRecordOf(draft: Draft, writer: string, savedAt: number): ChangeRecord {
  const { workspaceId, path, baseText, text, history } = draft
  const head = sharedStart(baseText, text)
  const tail = sharedEnd(baseText, text, Math.min(baseText.length, text.length) - head)
  const middle = text.slice(head, text.length - tail)
  return { workspaceId, path, savedAt, writer, head, tail, middle, baseLength: baseText.length, history }
}

/** The draft that the records hold; `undefined` when they do not fit each other or are not ours. */
export function draftOf(base: unknown, change: unknown): Draft | undefined {
  if (!isBase(base) || !isChange(change) || change.baseLength !== base.baseText.length) return undefined
  if (change.head + change.tail > change.baseLength) return undefined
  const { workspaceId, path, baseText, baseHash } = base
  const text = baseText.slice(0, change.head) + change.middle + baseText.slice(baseText.length - change.tail)
  return { workspaceId, path, baseText, baseHash, text, history: change.history }
}

export function isChange(value: unknown): value is ChangeRecord {
  const record = value as Partial<ChangeRecord> | undefined
  return (
    typeof record === 'object' &&
    typeof record.path === 'string' &&
    typeof record.middle === 'string' &&
    typeof record.history === 'string' &&
    [record.savedAt, record.head, record.tail, record.baseLength].every(
      (count) => Number.isInteger(count) && Number(count) >= 0,
    )
  )
}

function isBase(value: unknown): value is BaseRecord {
  const record = value as Partial<BaseRecord> | undefined
  return typeof record === 'object' && typeof record.baseText === 'string' && typeof record.path === 'string'
}

/** Length of the longest common start. By halving, because comparing slices is far quicker than characters one by one. */
function sharedStart(a: string, b: string): number {
  return longest(Math.min(a.length, b.length), (from, to) => a.slice(from, to) === b.slice(from, to))
}

function sharedEnd(a: string, b: string, limit: number): number {
  return longest(
    limit,
    (from, to) => a.slice(a.length - to, a.length - from) === b.slice(b.length - to, b.length - from),
  )
}

/** The largest `n` up to `limit` for which all of 0…n is the same. */
function longest(limit: number, isSame: (from: number, to: number) => boolean): number {
  let low = 0
  let high = limit
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (isSame(low, middle)) low = middle
    else high = middle - 1
  }
  return low
}
