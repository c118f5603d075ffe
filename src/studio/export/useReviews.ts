import { useEffect, useMemo, useState } from 'react'
import { openDocument } from '../../core/document/openDocument.ts'
import type { OpenFile } from '../state/openFile.ts'
import { ports } from '../state/ports.ts'
import { announce } from '../state/ui.ts'
import { useWorkspace } from '../state/workspace.ts'
import type { ChangeInWords } from './changeInWords.ts'
import type { Diff } from './diffRows.ts'
import { diffRows } from './diffRows.ts'
import { whatChanged } from './whatChanged.ts'

/** What became of one file. */
export interface Review {
  readonly file: OpenFile
  /** What its text is compared with, and what that is called. */
  readonly base: { readonly text: string; readonly name: string }
  readonly diff: Diff
  readonly words: readonly ChangeInWords[]
}

/** Compares each file with the last commit where there is one, else with what was opened. Made again when a base is there. */
export function useReviews(files: readonly OpenFile[]): readonly Review[] {
  const repo = useWorkspace((state) => state.repo)
  const heads = useHeads(files, repo?.head ?? null)
  const name = repo?.head ? `${repo.branch ?? 'HEAD'}, ${repo.head}` : ''
  return useMemo(
    () =>
      files.map((file) => {
        const head = heads.get(file.path)
        return reviewOf(file, head === undefined ? openedText(file) : { text: head ?? '', name })
      }),
    [files, heads, name],
  )
}

function reviewOf(file: OpenFile, base: Review['base']): Review {
  return {
    file,
    base,
    diff: diffRows(base.text, file.document.text),
    words: whatChanged(openDocument(base.text), file.document),
  }
}

function openedText(file: OpenFile): Review['base'] {
  return { text: file.baseHash === null ? '' : file.baseText, name: 'the text that was opened' }
}

/** The texts of the last commit as they come in; `null` for a file that it does not have. */
function useHeads(files: readonly OpenFile[], head: string | null): ReadonlyMap<string, string | null> {
  const [heads, setHeads] = useState<ReadonlyMap<string, string | null>>(new Map())
  useEffect(() => {
    const host = ports().repo
    if (head === null || !host) return undefined
    let left = false
    for (const { path } of files) {
      host.headText(path).then(
        (text) => left || setHeads((known) => new Map(known).set(path, text)),
        (error: unknown) => announce(`The last commit could not be read: ${String(error)}`),
      )
    }
    return () => {
      left = true
    }
  }, [files, head])
  return heads
}
