import { render } from 'vitest-browser-react'
import type { ProblemSource } from '../../core/problems/problemSource.ts'
import type { Problem } from '../../core/problems/problem.ts'
import type { DraftStore } from '../../core/repo/draftStore.ts'
import { changeFileView } from '../state/fileView.ts'
import { connectPorts } from '../state/ports.ts'
import { openText, useWorkspace } from '../state/workspace.ts'
import { Inspector } from './Inspector.tsx'
import { ALONE, NO_CONNECTION } from '../state/testPorts.ts'

const PATH = 'test.yaml'

const NO_DRAFTS: DraftStore = {
  list: () => Promise.resolve([]),
  load: () => Promise.resolve(undefined),
  save: () => {},
  remove: () => Promise.resolve(),
  flush: () => Promise.resolve(),
  onTrouble: () => () => {},
}

/** Selects the file itself. */
export const FILE = Symbol('file')

/** The inspector over a text, with an entry selected and the given problems. Ports that a form does not use do nothing. */
export async function openInspector(text: string, select?: string | typeof FILE, problems: readonly Problem[] = []) {
  connectPorts({
    files: null,
    repo: null,
    drafts: NO_DRAFTS,
    localFiles: null,
    tabs: ALONE,
    connection: NO_CONNECTION,
    openProvider: () => Promise.reject(new Error('no provider here')),
    preferences: { get: () => null, set: () => {} },
    loadTextView: () => new Promise(() => {}),
    loadScriptView: () => new Promise(() => {}),
    observeProblems: () => fixedProblems(problems),
  })
  useWorkspace.setState({ open: new Map(), active: null })
  const { document } = openText({ path: PATH, text, baseHash: null })
  const key = typeof select === 'string' ? document.find(select) : select && document.outline().key
  if (key === 'ambiguous' || (select !== undefined && key === undefined)) throw new Error(`no ${String(select)} there`)
  changeFileView(PATH, { selection: key === undefined ? [] : [key], inspectorTab: 'step' })
  const screen = await render(<Inspector />)
  return { screen, document, text: () => document.text }
}

function fixedProblems(problems: readonly Problem[]): ProblemSource {
  const counts = { error: 0, warning: 0, info: 0 }
  return {
    forEntry: () => problems,
    countsIn: () => counts,
    all: () => problems,
    counts: () => counts,
    pending: false,
    subscribe: () => () => {},
    dispose: () => {},
  }
}
