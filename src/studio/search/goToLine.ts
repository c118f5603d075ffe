import type { LineHit } from '../../core/text/findLines.ts'
import { openPath } from '../files/openFiles.ts'
import { select } from '../state/perform.ts'
import { reveal, useUi } from '../state/ui.ts'
import { activeFile } from '../state/workspace.ts'

/** Opens a file at a line: in the YAML where that is shown, else at the field that the line belongs to. */
export async function goToLine(path: string, { line, column, start, end }: LineHit): Promise<void> {
  await openPath(path)
  const file = activeFile()
  if (file?.path !== path) return
  const at = file.document.offsetAt({ line, column })
  const place = file.document.pathAt(at)
  const key = place?.key ?? file.document.keyAt(at)
  if (key !== undefined) select([key])
  const { view, split } = useUi.getState()
  const inForm = key !== undefined && view === 'visual' && !split
  if (key === undefined && view === 'visual' && !split) useUi.setState({ view: 'yaml' })
  reveal({
    in: inForm ? 'form' : 'yaml',
    focus: true,
    ...(inForm && place ? { key, path: place.path } : {}),
    ...(inForm && !place ? { key } : {}),
    ...(inForm ? {} : { range: { start: at, end: at + end - start } }),
  })
}
