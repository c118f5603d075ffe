import { useEffect, useState } from 'react'
import type { FileHits, SearchEnd } from '../../core/repo/fileHost.ts'
import { HostError } from '../../core/repo/fileHost.ts'
import type { TextQuery } from '../../core/text/findLines.ts'
import { searchAllFiles } from './searchAllFiles.ts'

export interface FilesFound {
  /** In the order of their paths. */
  readonly files: readonly FileHits[]
  /** `undefined` while the search goes on, and before the first. */
  readonly end: SearchEnd | undefined
  readonly trouble: string | undefined
}

const NOTHING: FilesFound = { files: [], end: undefined, trouble: undefined }
/** Milliseconds without a key before a search begins, and between two looks at what it found. */
const PAUSE = 150
const FLUSH = 80

/** What a search through all files found by now. A new query gives up the one before, whose places stay until it has some. */
export function useFilesSearch({ text, matchCase, wholeWord }: TextQuery): FilesFound {
  const [latest, setLatest] = useState({ of: '', found: NOTHING })
  const query = `${matchCase} ${wholeWord} ${text}`
  useEffect(() => {
    if (text === '') return undefined
    const left = new AbortController()
    const show = (found: FilesFound) => setLatest({ of: query, found })
    const timer = setTimeout(() => void search({ text, matchCase, wholeWord }, show, left.signal), PAUSE)
    return () => {
      clearTimeout(timer)
      left.abort()
    }
  }, [query, text, matchCase, wholeWord])
  if (text === '') return NOTHING
  return latest.of === query ? latest.found : { ...NOTHING, files: latest.found.files }
}

async function search(query: TextQuery, show: (found: FilesFound) => void, signal: AbortSignal): Promise<void> {
  const files: FileHits[] = []
  const inOrder = () => files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    timer = undefined
    if (!signal.aborted) show({ files: inOrder(), end: undefined, trouble: undefined })
  }
  const onFound = (file: FileHits) => {
    files.push(file)
    timer ??= setTimeout(flush, FLUSH)
  }
  let end: SearchEnd | undefined
  let trouble: string | undefined
  try {
    end = await searchAllFiles(query, onFound, signal)
  } catch (error) {
    if (signal.aborted) return
    if (!(error instanceof HostError)) throw error
    trouble = error.message
  } finally {
    clearTimeout(timer)
  }
  if (!signal.aborted) show({ files: inOrder(), end, trouble })
}
