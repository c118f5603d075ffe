import { useEffect, useMemo, useState } from 'react'
import { openDocument } from '../../core/document/openDocument.ts'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import { HostError } from '../../core/repo/fileHost.ts'
import type { RepoStatus } from '../../core/repo/repoHost.ts'
import type { OpenFile } from '../state/openFile.ts'
import { isEdited } from '../state/openFile.ts'
import { ports } from '../state/ports.ts'
import { announce } from '../state/ui.ts'
import { useWorkspace } from '../state/workspace.ts'

/** A file that differs from the last commit, or from what was opened. */
export interface ReviewedFile {
  readonly path: string
  readonly document: PipelineDocument
  /** As in `OpenFile`; of a file that is not open, what the disk has. */
  readonly baseText: string
  readonly baseHash: string | null
  readonly isOpen: boolean
  /** Gone from the disk; the document is empty. */
  readonly isDeleted: boolean
}

/** Files read for the review at most: somebody may have changed a whole tree. */
const MOST_READ = 200
const NONE: ReadonlyMap<string, ReviewedFile> = new Map()

/** Everything that changed: open files first, then those that other programs changed, by path. */
export function useReviewedFiles(): readonly ReviewedFile[] {
  const open = useWorkspace((state) => state.open)
  const repo = useWorkspace((state) => state.repo)
  const closed = useClosed(repo, open)
  // An open file stays in the list while the dialog is: what was discarded may be brought back.
  const [first] = useState(
    () => new Set([...open.values()].filter((file) => isChanged(file, repo)).map((file) => file.path)),
  )
  return useMemo(
    () => [
      ...[...open.values()].filter((file) => first.has(file.path) || isChanged(file, repo)).map(reviewedOf),
      ...[...closed.values()].filter(({ path }) => !open.has(path)),
    ],
    [open, closed, first, repo],
  )
}

function isChanged(file: OpenFile, repo: RepoStatus | null): boolean {
  return isEdited(file) || file.baseHash === null || (repo?.changed.some(({ path }) => path === file.path) ?? false)
}

export function reviewedOf({ path, document, baseText, baseHash }: OpenFile): ReviewedFile {
  return { path, document, baseText, baseHash, isOpen: true, isDeleted: false }
}

/** The changed YAML files that are not open, as they are read. */
function useClosed(repo: RepoStatus | null, open: ReadonlyMap<string, OpenFile>): ReadonlyMap<string, ReviewedFile> {
  const [closed, setClosed] = useState(NONE)
  const wanted = (repo?.changed ?? [])
    .filter(({ path }) => /\.ya?ml$/i.test(path) && !open.has(path))
    .slice(0, MOST_READ)
    .map(({ path, state }) => `${state} ${path}`)
    .join('\n')
  useEffect(() => {
    let left = false
    void readAll(wanted === '' ? [] : wanted.split('\n')).then((files) => left || setClosed(files))
    return () => {
      left = true
    }
  }, [wanted])
  return closed
}

async function readAll(wanted: readonly string[]): Promise<ReadonlyMap<string, ReviewedFile>> {
  const files = new Map<string, ReviewedFile>()
  for (const each of wanted) {
    const space = each.indexOf(' ')
    const path = each.slice(space + 1)
    const file = await readOne(path, each.slice(0, space) === 'deleted')
    if (file) files.set(path, file)
  }
  return files
}

async function readOne(path: string, isDeleted: boolean): Promise<ReviewedFile | undefined> {
  try {
    const disk = isDeleted ? { text: '', hash: null } : await ports().files?.read(path)
    if (!disk) return undefined
    return {
      path,
      document: openDocument(disk.text),
      baseText: disk.text,
      baseHash: disk.hash,
      isOpen: false,
      isDeleted,
    }
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    announce(`${path} could not be read: ${error.message}`)
    return undefined
  }
}
