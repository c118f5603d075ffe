import { describe, expect, it } from 'vitest'
import { openDocument } from '../document/openDocument.ts'
import type { Entry, EntryKey } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import { ProblemIndex } from './problemIndex.ts'
import { inGroup } from './testing/problemsIn.ts'

const STEPS = ['one', 'two', 'three']
  .map(
    (name) => `- step:
    type: Run
    name: ${name}
    identifier: ${name}
    spec:
      connectorRef: hub
      image: alpine
      shell: Sh
      command: echo hello
`,
  )
  .join('')

function opened(text = inGroup(STEPS)) {
  const document = openDocument(text)
  const index = new ProblemIndex(document)
  const type = (at: string, newText: string, length = 0) => {
    const start = document.text.indexOf(at)
    document.edit([{ range: { start, end: start + length }, newText }], { label: 'Type' })
  }
  return { document, index, type, key: (path: string) => document.find(path) as EntryKey }
}

function everyEntry(entry: Entry): EntryKey[] {
  return [entry.key, ...entry.lists.flatMap(({ items }) => items.flatMap(everyEntry))]
}

function countedIn(index: ProblemIndex, document: PipelineDocument, key: EntryKey) {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { entry, severity } of index.all()) {
    if (entry === undefined) continue
    if (entry === key || document.ancestorsOf(entry).some((above) => above.key === key)) counts[severity]++
  }
  return counts
}

describe('the problem index', () => {
  it('keeps the same objects until something about them changes', () => {
    const { index, type, key } = opened()
    const before = index.forEntry(key('one'))
    const all = index.all()
    expect(index.all()).toBe(all)
    type('echo hello\n', 'x')
    expect(index.forEntry(key('one'))).toEqual(before)
    expect(index.all()).toHaveLength(3)
  })

  it('tells after every edit what a fresh index tells', () => {
    const { document, index, type } = opened()
    const edits: [string, string, number?][] = [
      ['alpine\n', 'my-'],
      ['type: Run', 'type: Backgroud', 9],
      ['KubernetesDirect', 'VM', 16],
      ['name: two', '\n# a line more\n  ', 0],
      ['identifier: three', 'identifier: one', 17],
      ['name: Build', 'name: "Build', 11],
      ['name: "Build', 'name: Build', 12],
      ['VM', 'KubernetesDirect', 2],
    ]
    for (const edit of edits) {
      index.all()
      type(...edit)
      expect(index.all()).toEqual(new ProblemIndex(document).all())
      for (const name of everyEntry(document.outline()))
        expect(index.countsIn(name)).toEqual(countedIn(index, document, name))
    }
    while (document.undo()) expect(index.all()).toEqual(new ProblemIndex(document).all())
  })

  it('counts what is inside', () => {
    const { document, index, key } = opened()
    expect(index.countsIn(key('one'))).toEqual({ error: 0, warning: 0, info: 1 })
    expect(index.countsIn(key('build'))).toEqual({ error: 0, warning: 0, info: 3 })
    expect(index.countsIn(document.outline().key)).toEqual(index.counts())
  })
})
