import type { FileHost } from './fileHost.ts'

/**
 * Single files of this machine that a person picked, where the browser lets a page write them. They are known by the path
 * that they have in the page, also after a reload. `read` and `write` keep the promises of `FileHost`; the first write of a visit
 * asks the person for permission, so it must follow from something that was pressed.
 */
export interface LocalFiles extends Pick<FileHost, 'read' | 'write'> {
  /** The browser's own dialog; nothing when it was closed. */
  pick(): Promise<readonly GivenFile[]>
  /** Of a drop. Call it before the event has ended: later the browser tells nothing. */
  dropped(items: Iterable<DroppedItem>): Promise<readonly GivenFile[]>
  /** From now on `path` is that file. Resolves with its hash on disk, or `null` when it cannot be written from here. */
  bind(path: string, file: GivenFile): Promise<string | null>
  /** Asks where a text goes that is on no disk, and binds `path` to it; `null` when the dialog was closed. */
  place(path: string): Promise<Place | null>
  has(path: string): Promise<boolean>
  /** `path` is no file any more. */
  forget(path: string): Promise<void>
}

/** What a person handed to the page: a browser's `File` is one. */
export interface GivenFile {
  readonly name: string
  /** Bytes. */
  readonly size: number
  arrayBuffer(): Promise<ArrayBuffer>
}

/** A browser's `DataTransferItem`. */
export interface DroppedItem {
  readonly kind: string
  getAsFile(): GivenFile | null
  getAsFileSystemHandle?(): Promise<unknown>
}

export interface Place {
  /** The file's name, as the person chose it. */
  readonly name: string
  /** Of what is there, and may be replaced: the dialog asked. */
  readonly hash: string
}
