import type { TextEdit } from './range.ts'

/** The text after edits that are sorted by start and do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let after = ''
  let at = 0
  for (const { range, newText } of edits) {
    after += text.slice(at, range.start) + newText
    at = range.end
  }
  return after + text.slice(at)
}

/** The edits that take `edits` back. Their ranges count in the text after `edits`. */
export function invertEdits(text: string, edits: readonly TextEdit[]): TextEdit[] {
  let shift = 0
  return edits.map(({ range, newText }) => {
    const start = range.start + shift
    shift += lengthening({ range, newText })
    return { range: { start, end: start + newText.length }, newText: text.slice(range.start, range.end) }
  })
}

/** One list of edits of `text` that does what `first` and, on the text after it, `second` do. */
export function composeEdits(text: string, first: readonly TextEdit[], second: readonly TextEdit[]): TextEdit[] {
  if (first.length === 0) return [...second]
  if (second.length === 0) return [...first]
  const between = applyEdits(text, first)
  const composed: TextEdit[] = []
  let [a, b, shift] = [0, 0, 0]
  /** Where the next edit of `first` starts in the text between. */
  const nextOfFirst = () => (first[a]?.range.start ?? Infinity) + shift
  const nextOfSecond = () => second[b]?.range.start ?? Infinity
  while (a < first.length || b < second.length) {
    // A run of edits that overlap or touch in the text between becomes one edit.
    const start = Math.min(nextOfFirst(), nextOfSecond())
    const startBefore = start - shift
    const fromSecond = b
    let end = start
    while (nextOfFirst() <= end || nextOfSecond() <= end) {
      const edit = first[a]
      if (edit && nextOfFirst() <= end) {
        end = Math.max(end, nextOfFirst() + edit.newText.length)
        shift += lengthening(edit)
        a += 1
      } else {
        end = Math.max(end, second[b]?.range.end ?? end)
        b += 1
      }
    }
    const inRun = second.slice(fromSecond, b).map((edit) => moved(edit, -start))
    composed.push({
      range: { start: startBefore, end: end - shift },
      newText: applyEdits(between.slice(start, end), inRun),
    })
  }
  return composed
}

/**
 * `edits` as they read in the text after `over`, when both were made for the same text; `undefined` when they meet.
 * Of two insertions at one place, `over`'s comes first.
 */
export function rebaseEdits(edits: readonly TextEdit[], over: readonly TextEdit[]): TextEdit[] | undefined {
  const meet = edits.some((edit) => over.some((other) => overlap(edit, other)))
  if (meet) return undefined
  return edits.map(({ range, newText }) => {
    const start = mapOffset(range.start, over, 'after')
    return { range: { start, end: start + (range.end - range.start) }, newText }
  })
}

/** Where an offset of the text before `edits` is after them. `bias` says which side of an insertion at it is meant. */
export function mapOffset(offset: number, edits: readonly TextEdit[], bias: 'before' | 'after'): number {
  let shift = 0
  for (const edit of edits) {
    const { start, end } = edit.range
    if (start > offset || (start === offset && bias === 'before')) break
    // What was inside a replaced range is at the end of the new text, or at its start.
    if (end > offset) return start + shift + (bias === 'after' && start < offset ? edit.newText.length : 0)
    shift += lengthening(edit)
  }
  return offset + shift
}

/** Each edit without what it replaces by itself at its start and end; those that change nothing are left out. */
export function trimEdits(text: string, edits: readonly TextEdit[]): TextEdit[] {
  return edits.flatMap(({ range, newText }) => {
    const most = Math.min(range.end - range.start, newText.length)
    let head = 0
    while (head < most && text[range.start + head] === newText[head]) head += 1
    let tail = 0
    while (tail < most - head && text[range.end - 1 - tail] === newText[newText.length - 1 - tail]) tail += 1
    const trimmed = { start: range.start + head, end: range.end - tail }
    const written = newText.slice(head, newText.length - tail)
    return trimmed.start === trimmed.end && written === '' ? [] : [{ range: trimmed, newText: written }]
  })
}

/** An edit with its range moved by so many characters. */
export function moved({ range, newText }: TextEdit, by: number): TextEdit {
  return { range: { start: range.start + by, end: range.end + by }, newText }
}

function overlap(a: TextEdit, b: TextEdit): boolean {
  return (
    (a.range.start < b.range.end && b.range.start < a.range.end) ||
    (a.range.start === a.range.end && a.range.start > b.range.start && a.range.start < b.range.end) ||
    (b.range.start === b.range.end && b.range.start > a.range.start && b.range.start < a.range.end)
  )
}

function lengthening({ range, newText }: TextEdit): number {
  return newText.length - (range.end - range.start)
}
