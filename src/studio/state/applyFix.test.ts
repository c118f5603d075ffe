import { beforeEach, describe, expect, it, vi } from 'vitest'
import { observeProblems } from '../../adapters/worker/observeProblems.ts'
import type { EntryKey } from '../../core/document/entry.ts'
import type { Problem } from '../../core/problems/problem.ts'
import { applyFix } from './perform.ts'
import { connectPorts } from './ports.ts'
import { useUi } from './ui.ts'
import { openText, useWorkspace } from './workspace.ts'
import { ALONE, NO_CONNECTION } from './testPorts.ts'

const TEXT = `stepGroup:
  name: build
  identifier: build
  sharedPaths: [/var/run, /var/lib/docker]
  stepGroupInfra:
    type: KubernetesDirect
    spec:
      connectorRef: cluster
      namespace: ci
  steps:
    - step:
        type: Background
        name: dind
        identifier: dind
        spec:
          connectorRef: hub
          image: docker:27-dind
          shell: Sh
`

/** The text, opened, with what the rules find in its one step. */
async function opened() {
  const { document, problems } = openText({ path: 'group.yaml', text: TEXT, baseHash: 'h' })
  const key = document.find('dind') as EntryKey
  await vi.waitFor(() => expect(problems.forEntry(key)).not.toEqual([]))
  const problem = problems.forEntry(key).find(({ rule }) => rule === 'background/dind-privileged') as Problem
  return { document, problem }
}

describe('a fix that is pressed', () => {
  beforeEach(() => {
    connectPorts({
      files: null,
      repo: null,
      drafts: {
        list: async () => [],
        load: async () => undefined,
        save: () => {},
        remove: async () => {},
        flush: async () => {},
        onTrouble: () => () => {},
      },
      localFiles: null,
      tabs: ALONE,
      connection: NO_CONNECTION,
      openProvider: () => Promise.reject(new Error('no provider here')),
      preferences: { get: () => null, set: () => {} },
      observeProblems: (document) => observeProblems(document),
      loadTextView: () => Promise.reject(new Error('no editor here')),
      loadScriptView: () => Promise.reject(new Error('no editor here')),
    })
    useWorkspace.setState({ open: new Map(), active: null })
  })

  it('mends the problem where it is now, though the text above it has changed since it was shown', async () => {
    const { document, problem } = await opened()
    document.edit([{ range: { start: 0, end: 0 }, newText: '# a new first line\n' }], { label: 'Type' })
    expect(applyFix(problem)).toBe(true)
    expect(document.text).toBe(`# a new first line\n${TEXT.trimEnd()}\n          privileged: true\n`)
  })

  it('does nothing, and says so, when the problem is gone', async () => {
    const { document, problem } = await opened()
    const at = TEXT.length
    document.edit([{ range: { start: at, end: at }, newText: '          privileged: true\n' }], { label: 'Type' })
    const before = document.text
    expect(applyFix(problem)).toBe(false)
    expect(document.text).toBe(before)
    expect(useUi.getState().status.sentence).toBe('The text has changed since. Ask for the fix again')
  })
})
