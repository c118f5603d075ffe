import type { MergeConflict, PullResult, Resolved } from '../../core/repo/repoHost.ts'
import { openPath } from '../files/openFiles.ts'
import { markSaved } from '../files/save.ts'
import { ports } from '../state/ports.ts'
import { useUi } from '../state/ui.ts'
import type { Merging } from '../state/workspace.ts'
import { showFile, useWorkspace } from '../state/workspace.ts'
import { mergeInto } from './mergeInto.ts'
import type { Outcome } from './outcome.ts'
import { trouble } from './outcome.ts'

type Conflicts = Extract<PullResult, { reason: 'conflicts' }>
type Texts = MergeConflict & { readonly base: string; readonly mine: string; readonly theirs: string }

/**
 * Merges in the editor what git could not. Where both sides changed the same lines mine stand, with a problem that offers
 * both; the merge itself is made when a person says so. A file that one side deleted, or that is no YAML, is for git alone.
 */
export async function openConflicts({ theirs, conflicts }: Conflicts): Promise<Outcome> {
  const others = conflicts.filter((conflict) => !isText(conflict)).map(({ path }) => path)
  if (others.length > 0) {
    return trouble(
      `One side deleted ${others.join(', ')}, or it is not a YAML file of this folder: git has to merge that. Nothing was taken in.`,
    )
  }
  let count = 0
  for (const conflict of conflicts.filter(isText)) {
    await openPath(conflict.path, { show: false })
    count += mergeInto(conflict.path, conflict.base, conflict.theirs)
  }
  const paths = conflicts.map(({ path }) => path)
  useWorkspace.setState({ merging: { theirs, paths } })
  const [path = ''] = paths
  const message =
    count === 0
      ? `Both sides changed ${paths.join(', ')}. What they did fits together; look at it, then finish the merge.`
      : `Both sides changed ${paths.join(', ')}. ${count === 1 ? '1 place is' : `${count} places are`} yours to settle; then finish the merge.`
  return { kind: 'conflicts', message, path, count }
}

function isText(conflict: MergeConflict): conflict is Texts {
  return conflict.base !== null && conflict.mine !== null && conflict.theirs !== null
}

/** Shows the places that are to be settled, as problems of the first such file. */
export function showConflicts(path: string): void {
  showFile(path)
  useUi.setState({ dialog: null, problemsShown: true })
}

/** How many places of each file are not settled yet; files without any are left out. */
export function unsettled({ paths }: Merging): readonly { readonly path: string; readonly count: number }[] {
  const { open } = useWorkspace.getState()
  return paths.flatMap((path) => {
    const count = open.get(path)?.conflicts?.open().length ?? 0
    return count === 0 ? [] : [{ path, count }]
  })
}

/** The texts that end the merge, as they stand in the editor. */
export function resolvedTexts({ theirs, paths }: Merging): Resolved {
  const { open } = useWorkspace.getState()
  const files = paths.flatMap((path) => {
    const file = open.get(path)
    return file ? [{ path, text: file.document.text }] : []
  })
  return { theirs, files }
}

/** The merge is made: the folder has the texts. */
export async function meetMerged({ files }: Resolved): Promise<void> {
  useWorkspace.setState({ merging: null })
  for (const { path, text } of files) {
    const disk = await ports().files?.read(path)
    if (disk?.text === text) await markSaved(path, text, disk.hash)
  }
}
