import { create } from 'zustand'
import { openDocument } from '../../core/document/openDocument.ts'
import type { FileContent, FileInfo, WorkspaceInfo } from '../../core/repo/fileHost.ts'
import type { RepoStatus } from '../../core/repo/repoHost.ts'
import type { OpenFile } from './openFile.ts'
import { isEdited } from './openFile.ts'
import { ports } from './ports.ts'
import { announce } from './ui.ts'

export interface WorkspaceState {
  /** `null` until the host answered, and in a page without one. */
  readonly info: WorkspaceInfo | null
  readonly files: readonly FileInfo[]
  readonly repo: RepoStatus | null
  readonly open: ReadonlyMap<string, OpenFile>
  readonly active: string | null
  /** `lost` while the companion does not answer, `refused` where this page belongs to none of its starts or an earlier one. */
  readonly connection: 'open' | 'lost' | 'refused'
  /** A merge of what the branch follows that a person settles the conflicts of; it is made when they are settled. */
  readonly merging: Merging | null
}

export interface Merging {
  /** Full id of the commit that is taken in. */
  readonly theirs: string
  readonly paths: readonly string[]
}

export const useWorkspace = create<WorkspaceState>(() => ({
  info: null,
  files: [],
  repo: null,
  open: new Map(),
  active: null,
  connection: 'open',
  merging: null,
}))

export function activeFile(): OpenFile | null {
  const { open, active } = useWorkspace.getState()
  return active === null ? null : (open.get(active) ?? null)
}

export function updateFile(path: string, change: Partial<OpenFile>): void {
  useWorkspace.setState(({ open }) => {
    const file = open.get(path)
    return file ? { open: new Map(open).set(path, { ...file, ...change }) } : {}
  })
}

interface OpenedText {
  readonly path: string
  readonly text: string
  /** What the text is compared with; the text itself when missing. */
  readonly baseText?: string
  readonly baseHash: string | null
  /** Of `serializeHistory`, for the same text. */
  readonly history?: string
}

/** Opens a text under a name, and makes it active unless `show` is false. `baseHash: null` says that it is not on disk. */
export function openText(content: OpenedText, { show = true }: { show?: boolean } = {}): OpenFile {
  const document = openDocument(content.text, content.history === undefined ? {} : { history: content.history })
  const file: OpenFile = {
    path: content.path,
    document,
    problems: ports().observeProblems(document),
    baseText: content.baseText ?? content.text,
    baseHash: content.baseHash,
    conflict: null,
    conflicts: null,
    isFollowing: false,
    isSavePending: false,
  }
  const before = useWorkspace.getState().open.get(content.path)
  before?.problems.dispose()
  useWorkspace.setState(({ open, active }) => ({
    open: new Map(open).set(content.path, file),
    active: show ? content.path : active,
  }))
  return file
}

export function showFile(path: string): void {
  useWorkspace.setState({ active: path })
}

export function closeFile(path: string): void {
  useWorkspace.getState().open.get(path)?.problems.dispose()
  useWorkspace.setState(({ open, active }) => {
    const rest = new Map(open)
    rest.delete(path)
    return { open: rest, active: active === path ? ([...rest.keys()].at(-1) ?? null) : active }
  })
}

/** What the disk holds becomes the base; the text stays the person's. */
export function setBase(path: string, base: { text: string; hash: string | null }): void {
  updateFile(path, { baseText: base.text, baseHash: base.hash, conflict: null })
}

/** Called when the copy on disk is seen to differ from the base. An unchanged text follows it; a changed one becomes a conflict. */
export function meetDiskChange(path: string, disk: FileContent | 'deleted'): void {
  const file = useWorkspace.getState().open.get(path)
  if (!file) return
  if (disk !== 'deleted' && disk.hash === file.baseHash) {
    // Deleted, and there again as it was.
    if (file.conflict !== null) updateFile(path, { conflict: null })
    return
  }
  if (disk !== 'deleted' && disk.text === file.document.text) return setBase(path, { text: disk.text, hash: disk.hash })
  if (disk === 'deleted' || isEdited(file)) {
    updateFile(path, { conflict: disk })
    announce(disk === 'deleted' ? `${path} was deleted on disk` : `${path} changed on disk while you were editing it`)
    return
  }
  followDisk(file, disk)
}

/** Takes the disk's text as one undoable edit, so that history and selection survive. */
export function followDisk(file: OpenFile, disk: FileContent): void {
  file.document.edit([{ range: { start: 0, end: file.document.length }, newText: disk.text }], {
    label: 'Reload from disk',
    source: 'disk',
  })
  setBase(file.path, { text: disk.text, hash: disk.hash })
  announce(`${file.path} changed on disk and was read again`)
}
