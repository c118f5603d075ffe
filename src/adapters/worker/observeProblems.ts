import type { EntryKey } from '../../core/document/entry.ts'
import type { DocumentChange, PipelineDocument } from '../../core/document/pipelineDocument.ts'
import type { Problem } from '../../core/problems/problem.ts'
import { countsByEntry, NO_COUNTS } from '../../core/problems/problemCounts.ts'
import { ProblemIndex } from '../../core/problems/problemIndex.ts'
import type { ProblemCounts, ProblemSource } from '../../core/problems/problemSource.ts'
import type { TextEdit } from '../../core/text/range.ts'
import { carryProblems } from './carryProblems.ts'
import type { CheckAnswer, CheckRequest } from './protocol.ts'

/** UTF-16 code units: what is shorter is checked in the page at once. */
const LARGE = 200_000
/** Milliseconds of checking between two looks at what the person does, where the browser does not tell of idle time. */
const SLICE = 4
/** Milliseconds after which a slice comes even on a busy page. */
const LATEST = 200
/** Milliseconds without a change before odd YAML is parsed again. */
const PAUSE = 300

/** The part of a worker that is used; a test hands in its own. */
export interface Checker {
  postMessage(request: CheckRequest): void
  onmessage: ((event: MessageEvent<CheckAnswer>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
  terminate(): void
}

const startWorker = (): Checker => new Worker(new URL('./checker.worker.ts', import.meta.url), { type: 'module' })

/**
 * Follows the problems of an open document. A small text, and the changes of any text that was checked once, are checked in
 * the page: only what changed costs time. The first check of a large text, or of a large paste, is a worker's; then
 * the page's index fills in slices and takes over when it is full.
 */
export function observeProblems(document: PipelineDocument, start: () => Checker = startWorker): ProblemSource {
  return new ObservedProblems(document, start)
}

class ObservedProblems implements ProblemSource {
  private readonly index: ProblemIndex
  private readonly listeners = new Set<() => void>()
  private readonly stop: () => void
  private checker: Checker | undefined
  /** The version that the worker has, and the edits since. */
  private asked: { readonly version: number; readonly changes: (readonly TextEdit[])[] } | undefined
  /** What is known while the index is not full. */
  private last: readonly Problem[] = []
  private lastCounts: ReadonlyMap<EntryKey, ProblemCounts> = new Map()
  private outlineTimer: ReturnType<typeof setTimeout> | undefined
  /** Puts the next slice off. */
  private filling: (() => void) | undefined
  /** False until the first picture is drawn: until then nothing is checked here, and nothing is known. */
  private hasBegun = false
  private readonly stopWaiting: () => void
  private isToldSoon = false
  private isDisposed = false

  constructor(
    private readonly document: PipelineDocument,
    private readonly start: () => Checker,
  ) {
    this.index = new ProblemIndex(document)
    if (document.length > LARGE) this.beginWhole()
    else this.askOutlineSoon()
    this.stop = document.onChange((change) => this.follow(change))
    this.stopWaiting = whenIdle(() => {
      this.hasBegun = true
      this.tell()
    })
  }

  forEntry(key: EntryKey): readonly Problem[] {
    return this.hasBegun ? this.index.forEntry(key) : NONE
  }

  all(): readonly Problem[] {
    return this.pending ? this.last : this.index.all()
  }

  counts(): ProblemCounts {
    return this.countsIn(this.document.outline().key)
  }

  countsIn(key: EntryKey): ProblemCounts {
    return this.pending ? (this.lastCounts.get(key) ?? NO_COUNTS) : this.index.countsIn(key)
  }

  get pending(): boolean {
    return !this.hasBegun || this.filling !== undefined
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  dispose(): void {
    this.isDisposed = true
    this.stop()
    this.stopWaiting()
    this.index.dispose()
    this.endWorker()
    this.filling?.()
    clearTimeout(this.outlineTimer)
    this.listeners.clear()
  }

  private follow({ edits }: DocumentChange): void {
    this.hasBegun = true
    if (this.pending) {
      this.asked?.changes.push(edits)
      this.last = carryProblems(this.document, this.last, [edits])
    } else if (edits.some(({ newText }) => newText.length > LARGE)) {
      this.last = []
      this.beginWhole()
    }
    if (edits.length > 0 && !this.checker) this.askOutlineSoon()
    this.tellSoon()
  }

  /** Several changes in one task are told once. */
  private tellSoon(): void {
    if (this.isToldSoon) return
    this.isToldSoon = true
    queueMicrotask(() => {
      this.isToldSoon = false
      if (!this.isDisposed) this.tell()
    })
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }

  private beginWhole(): void {
    this.ask(true)
    this.filling?.()
    this.filling = NOT_YET
  }

  /** Sends the text of now to a new worker; an older one's answer would come too late. */
  private ask(check: boolean): void {
    const { version, text } = this.document
    this.endWorker()
    const checker = this.start()
    this.checker = checker
    this.asked = { version, changes: [] }
    checker.onmessage = ({ data }) => this.take(data)
    // Without the worker the index comes to the same result, only later.
    checker.onerror = () => {
      this.endWorker()
      this.beginFilling()
    }
    checker.postMessage({ version, text, check, outline: this.document.wantsParsedOutline })
  }

  /** Odd YAML that changed: a full parse tells its outline, once the person pauses. */
  private askOutlineSoon(): void {
    clearTimeout(this.outlineTimer)
    if (!this.document.wantsParsedOutline) return
    this.outlineTimer = setTimeout(() => this.ask(false), PAUSE)
  }

  /** Once the worker has answered: until then the page has its first picture to draw. */
  private beginFilling(): void {
    if (this.filling === NOT_YET) this.fill(this.index.check(), this.document.version)
  }

  /** Checks for a few milliseconds at a time; begins again, over what is known by then, after a change. */
  private fill(steps: Generator<void, void, void>, version: number): void {
    this.filling = whenIdle((left) => {
      if (version !== this.document.version) return this.fill(this.index.check(), this.document.version)
      const until = performance.now() + left
      while (performance.now() < until) {
        if (steps.next().done !== true) continue
        this.filling = undefined
        this.tell()
        return
      }
      this.fill(steps, version)
    })
  }

  private take({ version, problems, outline }: CheckAnswer): void {
    const { asked } = this
    if (!asked || asked.version !== version) return
    this.endWorker()
    if (outline) this.document.adoptOutline(version, outline)
    if (this.pending && problems) {
      this.last = carryProblems(this.document, problems, asked.changes)
      this.lastCounts = countsByEntry(
        this.document,
        this.last.flatMap((problem) => (problem.entry === undefined ? [] : [[problem.entry, [problem]] as const])),
      )
    }
    this.beginFilling()
    this.tell()
  }

  private endWorker(): void {
    this.checker?.terminate()
    this.checker = undefined
    this.asked = undefined
  }
}

const NONE: readonly Problem[] = []
const NOT_YET = () => {}

/** Runs once with the milliseconds that it may take: when the page has nothing to draw, or soon. Returns how to call it off. */
function whenIdle(run: (left: number) => void): () => void {
  if (globalThis.requestIdleCallback === undefined) {
    const timer = setTimeout(() => run(SLICE))
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback((deadline) => run(Math.max(SLICE, deadline.timeRemaining() - 1)), {
    timeout: LATEST,
  })
  return () => cancelIdleCallback(handle)
}
