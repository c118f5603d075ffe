import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { openDocument } from '../../core/document/openDocument.ts'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import { HostError } from '../../core/repo/fileHost.ts'
import { ports } from '../state/ports.ts'
import { announce } from '../state/ui.ts'
import { useWorkspace } from '../state/workspace.ts'
import type { ChangeInWords } from './changeInWords.ts'
import type { Diff } from './diffRows.ts'
import { diffRows } from './diffRows.ts'
import type { ReviewedFile } from './useReviewedFiles.ts'
import { whatChanged } from './whatChanged.ts'

/** What became of one file. */
export interface Review {
  readonly file: ReviewedFile
  /** What its text is compared with, and what that is called. `text: null`: the last commit does not have the file. */
  readonly base: { readonly text: string | null; readonly name: string }
  readonly diff: Diff
  readonly words: readonly ChangeInWords[]
}

/** Compares each file with the last commit where there is one, else with what was opened. Made again when a base is there. */
export function useReviews(files: readonly ReviewedFile[]): readonly Review[] {
  const repo = useWorkspace((state) => state.repo)
  const heads = useHeads(files, repo?.head ?? null)
  const name = repo?.head ? `${repo.branch ?? 'HEAD'}, ${repo.head}` : ''
  const versions = useVersions(files)
  return useMemo(
    () =>
      files.map((file) => {
        const head = heads.get(file.path)
        return reviewOf(file, head === undefined ? openedText(file) : { text: head, name })
      }),
    // Texts are read from the documents, which tell a change by their version only.
    // oxlint-disable-next-line react/exhaustive-deps
    [files, heads, name, versions],
  )
}

interface Compared extends Review {
  readonly version: number
}

/** By document: an edit of one file compares that one anew. */
const compared = new WeakMap<PipelineDocument, Compared>()

function reviewOf(file: ReviewedFile, base: Review['base']): Review {
  const { document } = file
  const known = compared.get(document)
  const isSame = known?.version === document.version && known.base.text === base.text && known.base.name === base.name
  if (isSame && known.file === file) return known
  const before = base.text ?? ''
  const review: Compared = {
    version: document.version,
    file,
    base: isSame ? known.base : base,
    diff: isSame ? known.diff : diffRows(before, document.text),
    words: isSame ? known.words : wordsOf(file, base),
  }
  compared.set(document, review)
  return review
}

function wordsOf({ path, document, isDeleted }: ReviewedFile, { text }: Review['base']): readonly ChangeInWords[] {
  const name = { value: path.split('/').at(-1) ?? path }
  if (isDeleted) return [{ kind: 'removed', parts: ['Deleted ', name] }]
  if (text === null) return [{ kind: 'added', parts: ['Added ', name] }]
  return whatChanged(openDocument(text), document)
}

function openedText(file: ReviewedFile): Review['base'] {
  return { text: file.baseHash === null ? null : file.baseText, name: 'the text that was opened' }
}

function useVersions(files: readonly ReviewedFile[]): string {
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = files.map(({ document }) => document.onChange(listener))
      return () => {
        for (const stop of stops) stop()
      }
    },
    [files],
  )
  return useSyncExternalStore(subscribe, () => files.map(({ document }) => document.version).join(' '))
}

/** The texts of the last commit as they come in; `null` for a file that it does not have. */
function useHeads(files: readonly ReviewedFile[], head: string | null): ReadonlyMap<string, string | null> {
  const [heads, setHeads] = useState<ReadonlyMap<string, string | null>>(new Map())
  const paths = files.map(({ path }) => path).join('\n')
  useEffect(() => {
    const host = ports().repo
    if (head === null || !host || paths === '') return undefined
    let left = false
    for (const path of paths.split('\n')) {
      host.textAt(path, 'HEAD').then(
        (text) => left || setHeads((known) => new Map(known).set(path, text)),
        (error: unknown) => {
          if (!(error instanceof HostError)) throw error
          announce(`The last commit could not be read: ${error.message}`)
        },
      )
    }
    return () => {
      left = true
    }
  }, [paths, head])
  return heads
}
