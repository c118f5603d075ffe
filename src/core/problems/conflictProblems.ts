import type { EntryKey } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { Conflict } from '../merge/mergeTexts.ts'
import type { TrackedConflicts } from '../merge/trackedConflicts.ts'
import type { Problem } from './problem.ts'
import type { ProblemCounts, ProblemSource } from './problemSource.ts'

/** The rule's id of a place that both sides of a merge changed. */
export const BOTH_CHANGED = 'merge/both-changed'
/** Characters of the other side that a sentence quotes. */
const MOST_QUOTED = 120

/** The problems of a document with those of a merge that is not settled yet: at the field, on the card and on the line. */
export function withConflicts(
  document: PipelineDocument,
  source: ProblemSource,
  conflicts: TrackedConflicts,
): ProblemSource {
  const problems = memo(
    () => conflicts.open(),
    (open) => open.map((conflict) => problemOf(document, conflict)),
  )
  const all = memo2(
    () => source.all(),
    problems,
    (found, own) => [...found, ...own].toSorted((a, b) => a.range.start - b.range.start),
  )
  const forEntry = perKey((key) =>
    memo2(
      () => source.forEntry(key),
      problems,
      (found, own) => {
        const here = own.filter(({ entry }) => entry === key)
        return here.length === 0 ? found : [...here, ...found]
      },
    ),
  )
  const countsIn = perKey((key) =>
    memo2(
      () => source.countsIn(key),
      problems,
      (counts, own) => added(counts, own.filter((each) => isWithin(document, each, key)).length),
    ),
  )
  return {
    forEntry,
    all,
    countsIn,
    counts: () => countsIn(document.outline().key),
    get pending() {
      return source.pending
    },
    subscribe: (listener) => {
      const stops = [source.subscribe(listener), conflicts.onKept(listener)]
      return () => {
        for (const stop of stops) stop()
      }
    },
    dispose: () => {
      conflicts.dispose()
      source.dispose()
    },
  }
}

function problemOf(document: PipelineDocument, { range, mine, theirs }: Conflict): Problem {
  const { line, column } = document.positionAt(range.start)
  // A line that only one side has left stands before what follows it.
  const text = range.start + (/^\s*/.exec(mine)?.[0].length ?? 0)
  const place = document.pathAt(Math.min(text, document.length))
  return {
    rule: BOTH_CHANGED,
    severity: 'error',
    message: sentenceOf(mine, theirs),
    range,
    line: line + 1,
    column: column + 1,
    ...(place ? { entry: place.key, field: place.path } : {}),
    fixes: [
      {
        title: 'Take theirs',
        change: { kind: 'edits', edits: [{ range, newText: theirs }] },
        certain: false,
      },
      { title: 'Keep mine', change: { kind: 'keep' }, certain: false },
      ...(!mayStandTogether(mine, theirs)
        ? []
        : [
            {
              title: 'Keep both, theirs below',
              change: {
                kind: 'edits' as const,
                edits: [{ range: { start: range.end, end: range.end }, newText: theirs }],
              },
              certain: false,
            },
          ]),
    ],
  }
}

/** Items of a list may; a mapping has each key once. */
function mayStandTogether(mine: string, theirs: string): boolean {
  if (mine === '' || theirs === '') return false
  const keys = new Set(keysOf(mine))
  return !keysOf(theirs).some((key) => keys.has(key))
}

/** Each with its indent. An item's key belongs to that item alone. */
function keysOf(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => /^\s*[^\s#-][^:]*(?=:(?:\s|$))/.exec(line)?.[0] ?? [])
}

function sentenceOf(mine: string, theirs: string): string {
  if (theirs === '') return 'They deleted this, and you changed it.'
  const quoted = theirs.trim().replace(/\s*\r?\n\s*/g, ' ⏎ ')
  const short = quoted.length > MOST_QUOTED ? `${quoted.slice(0, MOST_QUOTED)}…` : quoted
  return mine === '' ? `You deleted here what they changed to: ${short}` : `Both changed this. Theirs: ${short}`
}

function isWithin(document: PipelineDocument, { entry }: Problem, key: EntryKey): boolean {
  if (key === document.outline().key) return true
  return entry !== undefined && (entry === key || document.ancestorsOf(entry).some((each) => each.key === key))
}

function added(counts: ProblemCounts, errors: number): ProblemCounts {
  return errors === 0 ? counts : { ...counts, error: counts.error + errors }
}

function perKey<T>(make: (key: EntryKey) => () => T): (key: EntryKey) => T {
  const made = new Map<EntryKey, () => T>()
  return (key) => {
    const known = made.get(key) ?? make(key)
    made.set(key, known)
    return known()
  }
}

/** Made again only when what it is made from is another object. */
function memo<A, T>(read: () => A, make: (a: A) => T): () => T {
  let known: { readonly from: A; readonly made: T } | undefined
  return () => {
    const from = read()
    if (!known || known.from !== from) known = { from, made: make(from) }
    return known.made
  }
}

function memo2<A, B, T>(readA: () => A, readB: () => B, make: (a: A, b: B) => T): () => T {
  let known: { readonly a: A; readonly b: B; readonly made: T } | undefined
  return () => {
    const [a, b] = [readA(), readB()]
    if (!known || known.a !== a || known.b !== b) known = { a, b, made: make(a, b) }
    return known.made
  }
}
