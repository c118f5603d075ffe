import type { EntryKey } from '../../core/document/entry.ts'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import { fileView, useFileViews } from '../state/fileView.ts'
import { select } from '../state/perform.ts'
import { announce, useUi } from '../state/ui.ts'
import { activeFile, useWorkspace } from '../state/workspace.ts'
import { openPath } from '../files/openFiles.ts'

/** `?file=PATH&view=visual|yaml|split&select=stage/group/step`, read once at the start. */
export async function followDeepLink(search: string): Promise<void> {
  const wanted = new URLSearchParams(search)
  const view = wanted.get('view')
  if (view === 'visual' || view === 'yaml') useUi.setState({ view, split: false })
  if (view === 'split') useUi.setState({ view: 'visual', split: true })
  const file = wanted.get('file')
  if (file === null) return
  await openPath(file)
  const path = wanted.get('select')
  const document = activeFile()?.document
  if (path === null || !document) return
  const found = document.find(path)
  if (found === 'ambiguous') announce(`More than one entry is called ${path}`)
  else if (found === undefined) announce(`There is no ${path} in this file`)
  else select([found])
}

/** Keeps the address equal to what is shown, so that it can be copied. Replaces, never adds to the browser's history. */
export function keepDeepLink(): () => void {
  const update = () => {
    const address = new URL(globalThis.location.href)
    const { active } = useWorkspace.getState()
    const { view, split } = useUi.getState()
    const set = (name: string, value: string | undefined) =>
      value === undefined ? address.searchParams.delete(name) : address.searchParams.set(name, value)
    set('file', active ?? undefined)
    set('view', active === null ? undefined : split ? 'split' : view)
    const key = active === null ? undefined : fileView(active).selection.at(-1)
    const document = activeFile()?.document
    set('select', document && key !== undefined ? pathOf(document, key) : undefined)
    if (address.href !== globalThis.location.href) globalThis.history.replaceState(null, '', address)
  }
  const stops = [
    useWorkspace.subscribe(update),
    // The cursor and the status line, which change with every key, are not part of the address.
    useUi.subscribe((now, before) => {
      if (now.view !== before.view || now.split !== before.split) update()
    }),
    useFileViews.subscribe(update),
  ]
  return () => stops.forEach((stop) => stop())
}

/** `stage/group/step` by identifiers. */
function pathOf(document: PipelineDocument, key: EntryKey): string | undefined {
  const entry = document.entry(key)
  if (!entry || entry.kind === 'document') return undefined
  const way = [...document.ancestorsOf(key), entry].filter(
    ({ kind }) => kind === 'stage' || kind === 'stepGroup' || kind === 'step',
  )
  return way.map(({ identifier, name }) => identifier ?? name ?? '').join('/') || undefined
}
