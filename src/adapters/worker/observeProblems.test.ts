import { describe, expect, it, vi } from 'vitest'
import { openDocument } from '../../core/document/openDocument.ts'
import { checkPipeline } from '../../core/problems/checkPipeline.ts'
import type { Checker } from './observeProblems.ts'
import { observeProblems } from './observeProblems.ts'
import type { CheckRequest } from './protocol.ts'

const SMALL = 'pipeline:\n  name: a\n  identifier: a-b\n  projectIdentifier: p\n  orgIdentifier: o\n'
const LARGE = `${SMALL}${'  # filling, filling\n'.repeat(12_000)}`

/** A worker that answers when it is told to. */
function fakeChecker() {
  let request: CheckRequest | undefined
  const checker: Checker = {
    postMessage: (asked) => {
      request = asked
    },
    onmessage: null,
    onerror: null,
    terminate: () => {},
  }
  const answer = () => {
    if (!request) return
    const problems = checkPipeline(request.text)
    checker.onmessage?.({ data: { version: request.version, problems, outline: undefined } } as MessageEvent)
  }
  return { start: () => checker, answer }
}

describe('the problems of an open document', () => {
  it('of a small text are there once the page has had its first picture, and are told once for several edits', async () => {
    const document = openDocument(SMALL)
    const source = observeProblems(document, fakeChecker().start)
    const listener = vi.fn()
    source.subscribe(listener)
    expect(source.all()).toEqual([])
    await vi.waitFor(() => expect(listener).toHaveBeenCalledOnce())
    listener.mockClear()
    expect(source.all().map(({ rule }) => rule)).toEqual(['identifier/malformed'])
    const at = SMALL.indexOf('-b')
    document.edit([{ range: { start: at, end: at + 1 }, newText: '_' }], { label: 'Type' })
    document.edit([{ range: { start: at, end: at + 1 }, newText: '' }], { label: 'Type' })
    expect(source.all()).toEqual([])
    await Promise.resolve()
    expect(listener).toHaveBeenCalledOnce()
    source.dispose()
  })

  it('of a large text come from the worker, carried along by what was typed since', async () => {
    const document = openDocument(LARGE)
    const { start, answer } = fakeChecker()
    const source = observeProblems(document, start)
    expect(source.pending).toBe(true)
    expect(source.forEntry(document.outline().key)).toEqual([])
    document.edit([{ range: { start: 0, end: 0 }, newText: '# a line\n' }], { label: 'Type' })
    expect(source.forEntry(document.outline().key)).toHaveLength(1)
    answer()
    expect(source.all()).toMatchObject([{ rule: 'identifier/malformed', line: 4, entry: document.outline().key }])
    await vi.waitFor(() => expect(source.pending).toBe(false))
    expect(source.all()).toMatchObject([{ rule: 'identifier/malformed', line: 4 }])
    source.dispose()
  })
})
