import { describe, expect, it } from 'vitest'
import { openDocument } from '../document/openDocument.ts'
import { mergeTexts } from '../merge/mergeTexts.ts'
import { TrackedConflicts } from '../merge/trackedConflicts.ts'
import { withConflicts } from './conflictProblems.ts'
import type { Problem } from './problem.ts'
import { NO_COUNTS } from './problemCounts.ts'
import type { ProblemSource } from './problemSource.ts'

const BASE = `pipeline:
  stages:
    - stage:
        identifier: build
        type: CI
        spec:
          execution:
            steps:
              - step:
                  type: Background
                  identifier: dind
                  spec:
                    image: docker:dind
              - step:
                  type: Run
                  identifier: test
                  spec:
                    command: make
`
const MINE = BASE.replace('docker:dind', 'docker:27-dind').replace('make', 'make test')
const THEIRS = BASE.replace('docker:dind', 'docker:28-dind').replace('make', 'make all')

const NO_PROBLEMS: ProblemSource = {
  forEntry: () => NONE,
  countsIn: () => NO_COUNTS,
  all: () => NONE,
  counts: () => NO_COUNTS,
  pending: false,
  subscribe: () => () => {},
  dispose: () => {},
}
const NONE: readonly Problem[] = []

function mergedDocument() {
  const { edits, conflicts } = mergeTexts(BASE, MINE, THEIRS)
  const document = openDocument(MINE)
  document.edit(edits, { label: 'Merge' })
  const tracked = new TrackedConflicts(document, conflicts)
  const problems = withConflicts(document, NO_PROBLEMS, tracked)
  const take = (problem: Problem | undefined, title: string) => {
    const change = problem?.fixes.find((fix) => fix.title === title)?.change
    if (change?.kind === 'edits') document.edit(change.edits, { label: title })
  }
  return { document, tracked, problems, take }
}

describe('conflicts of a merge', () => {
  it('are problems of their entry and field, counted up to the stage', () => {
    const { document, problems } = mergedDocument()
    const [first, second] = problems.all()
    const dind = document.find('build/dind')
    expect(first).toMatchObject({ entry: dind, field: ['spec', 'image'], line: 13, severity: 'error' })
    expect(first?.message).toBe('Both changed this. Theirs: image: docker:28-dind')
    expect(second?.field).toEqual(['spec', 'command'])
    expect(dind !== undefined && dind !== 'ambiguous' && problems.forEntry(dind)).toEqual([first])
    const [stage] = document.outline().lists[0]?.items ?? []
    expect(stage && problems.countsIn(stage.key).error).toBe(2)
  })

  it('are settled by theirs, and open again by undo', () => {
    const { document, problems, take } = mergedDocument()
    take(problems.all()[0], 'Take theirs')
    expect(problems.all().map(({ field }) => field)).toEqual([['spec', 'command']])
    expect(document.text).toBe(MINE.replace('docker:27-dind', 'docker:28-dind'))
    document.undo()
    expect(problems.all()).toHaveLength(2)
  })

  it('are settled by mine without a change of the text, and tell their listeners', () => {
    const { document, tracked, problems } = mergedDocument()
    let told = 0
    problems.subscribe(() => (told += 1))
    tracked.keep(problems.all()[1]?.range ?? { start: 0, end: 0 })
    expect(problems.all().map(({ field }) => field)).toEqual([['spec', 'image']])
    expect(document.text).toBe(MINE)
    expect(told).toBe(1)
  })

  it('keep their places while the text around them changes', () => {
    const { document, problems, take } = mergedDocument()
    document.edit([{ range: { start: 0, end: 0 }, newText: '# a\n' }], { label: 'Comment' })
    take(problems.all()[1], 'Take theirs')
    expect(document.text).toBe(`# a\n${MINE.replace('make test', 'make all')}`)
    expect(problems.all().map(({ line }) => line)).toEqual([14])
  })

  it('may be kept both where they are items of a list, and not where a key would stand twice', () => {
    const list = (item: string) => `entrypoint:\n  - dockerd-entrypoint.sh\n${item}`
    const [base, mine, theirs] = [list(''), list('  - --mtu=1450\n'), list('  - --debug\n')]
    const { edits, conflicts } = mergeTexts(base, mine, theirs)
    const document = openDocument(mine)
    document.edit(edits, { label: 'Merge' })
    const [problem] = withConflicts(document, NO_PROBLEMS, new TrackedConflicts(document, conflicts)).all()
    const change = problem?.fixes.find(({ title }) => title === 'Keep both, theirs below')?.change
    if (change?.kind === 'edits') document.edit(change.edits, { label: 'Keep both' })
    expect(document.text).toBe(list('  - --mtu=1450\n  - --debug\n'))
    const titles = mergedDocument()
      .problems.all()[0]
      ?.fixes.map(({ title }) => title)
    expect(titles).toEqual(['Take theirs', 'Keep mine'])
  })

  it('tell of what one side deleted', () => {
    const gone = BASE.replace('                    image: docker:dind\n', '')
    const sentence = (mine: string, theirs: string) => {
      const { edits, conflicts } = mergeTexts(BASE, mine, theirs)
      const document = openDocument(mine)
      document.edit(edits, { label: 'Merge' })
      return withConflicts(document, NO_PROBLEMS, new TrackedConflicts(document, conflicts)).all()[0]?.message
    }
    expect(sentence(gone, THEIRS)).toBe('You deleted here what they changed to: image: docker:28-dind')
    expect(sentence(MINE, gone)).toBe('They deleted this, and you changed it.')
  })
})
