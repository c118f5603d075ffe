import { create } from 'zustand'
import type { EntryKey } from '../../core/document/entry.ts'

/** Where a person is in one file. Kept while the file is open, so that coming back finds everything in place. */
export interface FileView {
  /** The selected entries, the last one leading. */
  readonly selection: readonly EntryKey[]
  /** The stage whose execution the canvas shows; `null` means the first. */
  readonly stage: EntryKey | null
  readonly list: 'steps' | 'rollbackSteps'
  readonly collapsed: ReadonlySet<EntryKey>
  readonly viewport: { readonly x: number; readonly y: number; readonly zoom: number } | null
  readonly inspectorTab: 'step' | 'advanced'
}

const EMPTY: FileView = {
  selection: [],
  stage: null,
  list: 'steps',
  collapsed: new Set(),
  viewport: null,
  inspectorTab: 'step',
}

export const useFileViews = create<{ readonly views: ReadonlyMap<string, FileView> }>(() => ({ views: new Map() }))

export function fileView(path: string): FileView {
  return useFileViews.getState().views.get(path) ?? EMPTY
}

export function changeFileView(path: string, change: Partial<FileView>): void {
  useFileViews.setState(({ views }) => ({
    views: new Map(views).set(path, { ...(views.get(path) ?? EMPTY), ...change }),
  }))
}

export function useFileView(path: string | null): FileView {
  return useFileViews((state) => (path === null ? EMPTY : (state.views.get(path) ?? EMPTY)))
}
