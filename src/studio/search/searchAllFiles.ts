import type { FileHits, SearchEnd } from '../../core/repo/fileHost.ts'
import { MOST_HITS_PER_FILE } from '../../core/repo/fileHost.ts'
import type { TextQuery } from '../../core/text/findLines.ts'
import { findLines } from '../../core/text/findLines.ts'
import { ports } from '../state/ports.ts'
import { useWorkspace } from '../state/workspace.ts'

/**
 * Looks through all files: open ones as they stand in the editor, the others on disk, where the host can. Rejects with
 * `HostError`, also when aborted.
 */
export async function searchAllFiles(
  query: TextQuery,
  onFound: (file: FileHits) => void,
  signal: AbortSignal,
): Promise<SearchEnd> {
  const { open } = useWorkspace.getState()
  for (const [path, { document }] of open) {
    const { hits, more } = findLines(document.text, query, MOST_HITS_PER_FILE)
    if (hits.length > 0) onFound({ path, hits, more })
  }
  const inHere: SearchEnd = { files: open.size, stopped: null, passedOver: 0 }
  const onDisk = (file: FileHits) => {
    if (!open.has(file.path)) onFound(file)
  }
  return (await ports().files?.search?.(query, onDisk, signal)) ?? inHere
}
