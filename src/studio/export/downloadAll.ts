import { announce } from '../state/ui.ts'
import { useWorkspace } from '../state/workspace.ts'
import { download } from './download.ts'
import type { ReviewedFile } from './useReviewedFiles.ts'

/** The changed files as one zip, under the paths that they have here. What was deleted is not in it. */
export async function downloadAll(files: readonly ReviewedFile[]): Promise<void> {
  const { zipOf } = await import('./zip.ts')
  const name = `${useWorkspace.getState().info?.name ?? 'pipelines'}.zip`
  const there = files.filter(({ isDeleted }) => !isDeleted)
  const zip = zipOf(there.map(({ path, document }) => ({ path, text: document.text })))
  download(name, new Blob([zip], { type: 'application/zip' }))
  announce(`Downloaded ${there.length} files as ${name}`)
}
