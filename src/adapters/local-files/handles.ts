import type { DBSchema, IDBPDatabase } from 'idb'
import { openDB } from 'idb'

interface HandleSchema extends DBSchema {
  handles: { key: string; value: FileSystemFileHandle }
}

const VERSION = 1

/** The browser's keys to files, by path: in memory, and over a reload where the browser keeps such things. */
export class Handles {
  private readonly known = new Map<string, FileSystemFileHandle>()
  private database: Promise<IDBPDatabase<HandleSchema>> | undefined

  constructor(private readonly name: string) {}

  async get(path: string): Promise<FileSystemFileHandle | undefined> {
    return this.known.get(path) ?? (await this.attempt((database) => database.get('handles', path)))
  }

  async set(path: string, handle: FileSystemFileHandle): Promise<void> {
    this.known.set(path, handle)
    await this.attempt((database) => database.put('handles', handle, path))
  }

  async delete(path: string): Promise<void> {
    this.known.delete(path)
    await this.attempt((database) => database.delete('handles', path))
  }

  /** Without a database the files are known until the page is left: then Save asks for their place again. */
  private async attempt<T>(work: (database: IDBPDatabase<HandleSchema>) => Promise<T>): Promise<T | undefined> {
    try {
      this.database ??= openDB<HandleSchema>(this.name, VERSION, {
        upgrade: (database) => void database.createObjectStore('handles'),
      })
      return await work(await this.database)
    } catch (error) {
      if (error instanceof DOMException) return undefined
      throw error
    }
  }
}
