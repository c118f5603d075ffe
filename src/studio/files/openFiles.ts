import { HostError } from '../../core/repo/fileHost.ts'
import type { GivenFile } from '../../core/repo/localFiles.ts'
import { ports } from '../state/ports.ts'
import { announce } from '../state/ui.ts'
import type { OpenFile } from '../state/openFile.ts'
import { isEdited } from '../state/openFile.ts'
import { closeFile, meetDiskChange, openText, showFile, useWorkspace } from '../state/workspace.ts'
import { dropDraft, keepDraft, settleDraft } from './drafts.ts'
import { workspaceId } from './workspaceId.ts'

/**
 * Opens a file of the workspace, and makes it active unless `show` is false; unsaved work of an earlier visit comes back
 * with its history.
 */
export async function openPath(path: string, { show = true }: { show?: boolean } = {}): Promise<void> {
  if (useWorkspace.getState().open.has(path)) return show ? showFile(path) : undefined
  const { files, drafts } = ports()
  const reading = files?.read(path)
  // Awaited below; the draft is looked for meanwhile.
  reading?.catch(() => undefined)
  const draft = await drafts.load(workspaceId(), path)
  try {
    const disk = await reading
    if (draft && (!files || draft.baseHash === null || draft.text !== draft.baseText)) {
      const opened = openText({ ...draft }, { show })
      keepDraft(opened)
      announce(isEdited(opened) ? `Brought back your unsaved changes of ${path}` : `Opened ${path} again`)
      if (disk && disk.hash !== draft.baseHash) meetDiskChange(path, disk)
      return
    }
    if (!disk) return announce(`${path} is not here any more`)
    keepDraft(openText({ path, text: disk.text, baseHash: disk.hash }, { show }))
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    if (draft) {
      keepDraft(openText({ ...draft }, { show }))
      if (error.code === 'not-found') meetDiskChange(path, 'deleted')
      return
    }
    announce(`${path} could not be opened: ${error.message}`)
  }
}

/** Opens text that is not on disk: a paste, a dropped file, a new pipeline. A name in use gets a number. */
export function openNew(name: string, text: string, baseText = text): void {
  const path = freeName(name)
  // The name of a file that was closed may be used again.
  void ports().localFiles?.forget(path)
  keepDraft(openText({ path, text, baseText, baseHash: null }))
  announce(`Opened ${path}`)
}

/** Opens the text of a file that a person gave. Where the browser lets this page write the file, Save does. */
async function openGiven(file: GivenFile, text: string): Promise<void> {
  const path = freeName(file.name)
  const baseHash = (await ports().localFiles?.bind(path, file)) ?? null
  keepDraft(openText({ path, text, baseHash }))
  announce(`Opened ${path}`)
}

function freeName(name: string): string {
  const { open, files } = useWorkspace.getState()
  const taken = new Set([...open.keys(), ...files.map(({ path }) => path)])
  if (!taken.has(name)) return name
  const [, stem = name, ending = ''] = /^(.*?)(\.ya?ml)?$/.exec(name) ?? []
  for (let number = 2; ; number += 1) {
    const candidate = `${stem}-${number}${ending}`
    if (!taken.has(candidate)) return candidate
  }
}

/** Closes a file. Work that is only here stays as a draft; a text that was only looked at is let go. */
export function close(file: OpenFile): void {
  closeFile(file.path)
  if (isEdited(file)) return
  void dropDraft(file.path)
  void ports().localFiles?.forget(file.path)
}

/** Takes the text back to what was opened or saved last, as one step of the history. */
export async function discardChanges(path: string): Promise<void> {
  const file = useWorkspace.getState().open.get(path)
  if (!file) return
  file.document.edit([{ range: { start: 0, end: file.document.length }, newText: file.baseText }], {
    label: 'Discard changes',
  })
  await settleDraft(path)
  announce(`Discarded the changes of ${path}. Undo with Ctrl+Z`)
}

const MOST_BYTES = 64 * 1024 * 1024

/** Reads files that a person chose or dropped. */
async function openBlobs(blobs: readonly GivenFile[]): Promise<void> {
  for (const blob of blobs) {
    if (!/\.ya?ml$/i.test(blob.name)) announce(`${blob.name} is not a YAML file (.yaml or .yml)`)
    else if (blob.size > MOST_BYTES) announce(`${blob.name} is larger than 64 MB`)
    else {
      const text = textOf(await blob.arrayBuffer())
      if (text === undefined) announce(`${blob.name} is not UTF-8 text`)
      else await openGiven(blob, text)
    }
  }
}

function textOf(bytes: ArrayBuffer): string | undefined {
  try {
    // Not `blob.text()`: it drops a byte order mark, which is part of the file.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Files that were dropped. Call it in the event itself. */
export function openDropped({ items, files }: DataTransfer): void {
  const { localFiles } = ports()
  void openOrTell(localFiles ? localFiles.dropped(items) : Promise.resolve([...files]))
}

async function openOrTell(files: Promise<readonly GivenFile[]>): Promise<void> {
  try {
    await openBlobs(await files)
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    announce(error.message)
  }
}

/** The browser's own file dialog. */
export function chooseFiles(): void {
  const { localFiles } = ports()
  if (localFiles) return void openOrTell(localFiles.pick())
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.yaml,.yml'
  input.multiple = true
  input.addEventListener('change', () => void openBlobs([...(input.files ?? [])]))
  input.click()
}
