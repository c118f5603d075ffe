import type { FileHits, SearchEnd } from '../../core/repo/fileHost.ts'
import { MOST_HITS, MOST_HITS_PER_FILE } from '../../core/repo/fileHost.ts'
import type { TextQuery } from '../../core/text/findLines.ts'
import { findLines } from '../../core/text/findLines.ts'
import type { FolderFiles } from './folderFiles.ts'

/** Bytes of the largest file that is looked into. */
const MOST_BYTES = 8 * 1024 * 1024
/** Milliseconds. */
const PATIENCE = 10_000
/** Files read side by side. */
const AT_ONCE = 16

/**
 * Looks for a text in all YAML files of the folder, in the order of their paths, and tells of each that has it. Ends early
 * at a limit, and when `signal` is aborted.
 */
export async function searchFiles(
  files: FolderFiles,
  query: TextQuery,
  onFound: (file: FileHits) => void,
  signal: AbortSignal,
): Promise<SearchEnd> {
  const deadline = Date.now() + PATIENCE
  const paths = await files.paths()
  let left = MOST_HITS
  let looked = 0
  let passedOver = 0
  for (let at = 0; at < paths.length; at += AT_ONCE) {
    if (signal.aborted || Date.now() > deadline) return { files: looked, stopped: 'time', passedOver }
    const some = paths.slice(at, at + AT_ONCE)
    const texts = await Promise.all(some.map((path) => files.textUpTo(path, MOST_BYTES)))
    for (const [index, path] of some.entries()) {
      const text = texts[index]
      if (text === undefined) {
        passedOver += 1
        continue
      }
      looked += 1
      const { hits, more } = findLines(text, query, Math.min(MOST_HITS_PER_FILE, left))
      if (hits.length > 0) onFound({ path, hits, more })
      left -= hits.length
      if (left === 0) return { files: looked, stopped: 'hits', passedOver }
    }
  }
  return { files: looked, stopped: null, passedOver }
}
