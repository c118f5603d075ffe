import type { ReactNode } from 'react'
import { render } from 'vitest-browser-react'
import { ProblemIndex } from '../../core/problems/problemIndex.ts'
import type { ProblemSource } from '../../core/problems/problemSource.ts'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import type { Draft, DraftStore } from '../../core/repo/draftStore.ts'
import type { FileHost, WriteResult } from '../../core/repo/fileHost.ts'
import { HostError, MOST_HITS_PER_FILE } from '../../core/repo/fileHost.ts'
import { findLines } from '../../core/text/findLines.ts'
import type { CommitRequest, RepoHost } from '../../core/repo/repoHost.ts'
import type { Ports } from '../state/ports.ts'
import { connectPorts } from '../state/ports.ts'
import { useFileViews } from '../state/fileView.ts'
import { useUi } from '../state/ui.ts'
import { useWorkspace } from '../state/workspace.ts'
import '../ui/tokens.css'
import '../ui/base.css'
import { ALONE, NO_CONNECTION } from '../state/testPorts.ts'

/** A folder, its repository and the browser's storage, in memory. */
export interface TestWorld {
  readonly disk: Map<string, string>
  readonly drafts: Map<string, Draft>
  readonly commits: CommitRequest[]
}

/** Connects ports over files in memory; `null` is a page without a companion. */
export function connectTestPorts(files: Readonly<Record<string, string>> | null): TestWorld {
  const world: TestWorld = { disk: new Map(Object.entries(files ?? {})), drafts: new Map(), commits: [] }
  const ports: Ports = {
    files: files ? memoryFiles(world.disk) : null,
    repo: files ? memoryRepo(world) : null,
    localFiles: null,
    drafts: memoryDrafts(world.drafts),
    tabs: ALONE,
    connection: NO_CONNECTION,
    openProvider: () => Promise.reject(new Error('no provider here')),
    preferences: { get: () => null, set: () => {} },
    loadTextView: () => new Promise(() => {}),
    loadScriptView: () => new Promise(() => {}),
    observeProblems,
  }
  connectPorts(ports)
  useWorkspace.setState(useWorkspace.getInitialState(), true)
  useUi.setState(useUi.getInitialState(), true)
  useFileViews.setState(useFileViews.getInitialState(), true)
  return world
}

export async function show(node: ReactNode) {
  return render(node)
}

function observeProblems(document: PipelineDocument): ProblemSource {
  const index = new ProblemIndex(document)
  return {
    forEntry: (key) => index.forEntry(key),
    countsIn: (key) => index.countsIn(key),
    all: () => index.all(),
    counts: () => index.counts(),
    pending: false,
    subscribe: (listener) => document.onChange(listener),
    dispose: () => index.dispose(),
  }
}

/** Good enough to tell one text from another. */
const hashOf = (text: string): string => `hash of ${text}`

function memoryFiles(disk: Map<string, string>): FileHost {
  const read = (path: string) => {
    const text = disk.get(path)
    if (text === undefined) throw new HostError('not-found', `There is no ${path}.`)
    return { path, text, hash: hashOf(text) }
  }
  return {
    workspace: async () => ({ name: 'orders', id: 'orders-1', example: false, git: true, provider: null }),
    list: async () => [...disk].map(([path, text]) => ({ path, size: text.length, readOnly: false })),
    read: async (path) => read(path),
    write: async (path, text, baseHash): Promise<WriteResult> => {
      const now = disk.get(path)
      if (now === undefined && baseHash !== null) return { ok: false, conflict: 'deleted' }
      if (now !== undefined && baseHash === null) return { ok: false, conflict: 'exists' }
      if (now !== undefined && hashOf(now) !== baseHash) return { ok: false, conflict: read(path) }
      disk.set(path, text)
      return { ok: true, hash: hashOf(text) }
    },
    search: async (query, onFound) => {
      for (const [path, text] of disk) {
        const found = findLines(text, query, MOST_HITS_PER_FILE)
        if (found.hits.length > 0) onFound({ path, ...found })
      }
      return { files: disk.size, stopped: null, passedOver: 0 }
    },
    watch: () => () => {},
  }
}

function memoryRepo({ disk, commits }: TestWorld): RepoHost {
  const head = new Map(disk)
  return {
    status: async () => ({
      branch: 'main',
      head: '3f9c1e2',
      branches: ['main', 'release'],
      remoteBranches: [],
      upstream: null,
      changed: [],
      author: { name: 'Ann', email: 'ann@example.com' },
    }),
    textAt: async (path) => head.get(path) ?? null,
    commit: async (request) => {
      commits.push(request)
      for (const { path, text } of request.files) disk.set(path, text ?? '')
      const hashes = Object.fromEntries(request.files.map(({ path, text }) => [path, hashOf(text ?? '')]))
      return { ok: true, commit: 'abc1234', branch: request.branch.name, hashes }
    },
    push: async ({ branch }) => ({ ok: true, remote: 'origin', branch, page: null }),
    pull: async () => ({ ok: true, upstream: 'origin/main', commits: 0 }),
    switchBranch: async ({ branch }) => ({ ok: true, branch }),
    log: async () => [],
    blame: async () => [],
    init: async () => {},
    openPullRequest: null,
  }
}

function memoryDrafts(drafts: Map<string, Draft>): DraftStore {
  const keyOf = (workspaceId: string, path: string) => `${workspaceId} ${path}`
  return {
    list: async (id) =>
      [...drafts.values()].filter((each) => each.workspaceId === id).map(({ path }) => ({ path, savedAt: 0 })),
    load: async (id, path) => drafts.get(keyOf(id, path)),
    save: (draft) => void drafts.set(keyOf(draft.workspaceId, draft.path), { ...draft }),
    remove: async (id, path) => void drafts.delete(keyOf(id, path)),
    flush: async () => {},
    onTrouble: () => () => {},
  }
}

/** A containerized group with one service that has a mistake, and a step that calls it. */
export const ORDERS = `pipeline:
  name: Orders
  identifier: orders
  projectIdentifier: shop
  orgIdentifier: default
  stages:
    - stage:
        name: Build
        identifier: build
        type: Custom
        spec:
          execution:
            steps:
              - stepGroup:
                  name: tests
                  identifier: tests
                  stepGroupInfra:
                    type: KubernetesDirect
                    spec:
                      connectorRef: k8s_ci # the shared cluster
                      namespace: ci
                  steps:
                    - step:
                        type: Background
                        name: redis
                        identifier: redis
                        spec:
                          connectorRef: account.hub
                          image: redis:7.4
                          shell: bash
                    - step:
                        type: Run
                        name: Unit tests
                        identifier: unit_tests
                        spec:
                          connectorRef: account.hub
                          image: node:20
                          shell: Sh
                          command: npm test
`
