/*
 * The File System Access API, as far as the page's types lack it. Chromium has it; where it is missing, files are
 * downloaded. Source: docs/sources.md#fsa-picker
 */

interface PickerOptions {
  readonly types: readonly {
    readonly description: string
    readonly accept: Readonly<Record<string, readonly string[]>>
  }[]
}

/** What a browser with the API has beside `window`'s known names. */
export interface Pickers {
  showOpenFilePicker(options: PickerOptions & { readonly multiple: boolean }): Promise<readonly FileSystemFileHandle[]>
  showSaveFilePicker(options: PickerOptions & { readonly suggestedName: string }): Promise<FileSystemFileHandle>
}

interface AskedHandle {
  queryPermission(wish: { readonly mode: 'readwrite' }): Promise<PermissionState>
  requestPermission(wish: { readonly mode: 'readwrite' }): Promise<PermissionState>
}

/** Whether the page may write the file; asks the person where that is open. */
export async function mayWrite(handle: FileSystemFileHandle): Promise<boolean> {
  const asked = handle as FileSystemFileHandle & AskedHandle
  const wish = { mode: 'readwrite' } as const
  return (await asked.queryPermission(wish)) === 'granted' || (await asked.requestPermission(wish)) === 'granted'
}
