import type { PatchResult } from '../../patch/applyPatch.ts'
import type { TextEdit } from '../../text/range.ts'
import type { ApplyResult } from '../pipelineDocument.ts'
import { mapAll } from './mapAll.ts'
import type { PatchWindow } from './patchWindow.ts'

const NAME = 'pipeline-studio-window-'

interface Segment {
  readonly window: PatchWindow
  /** Where the window's text stands in the joined text. */
  readonly start: number
}

/**
 * Lists from different places as values of one mapping, so that an item can move from one to the other with its
 * comments. Their columns differ, and that is good YAML.
 */
export function joinWindows(windows: readonly PatchWindow[], eol: string) {
  const segments: Segment[] = []
  let text = ''
  for (const [index, window] of windows.entries()) {
    text += `${NAME}${index}:${eol}`
    segments.push({ window, start: text.length })
    text += window.text
    if (!text.endsWith('\n')) text += eol
  }
  const nameOf = (window: PatchWindow) => `${NAME}${windows.indexOf(window)}`

  const inDocument = (result: PatchResult & { ok: true }): ApplyResult | undefined => {
    const edits: TextEdit[] = []
    const parts = segmentTexts(result.text, windows.length)
    if (!parts) return undefined
    for (const [index, { window, start }] of segments.entries()) {
      const own = within(result.edits, start, start + window.text.length)
      const mapped = own ? mapAll(own, (edit) => window.toDocument(edit)) : undefined
      const planned = mapped ?? window.toDocumentFrom(parts[index] as string)
      if (!planned) return undefined
      edits.push(...planned)
    }
    return { ok: true, edits }
  }
  return { text, nameOf, inDocument }
}

/** The edits that lie in a segment, counted from its start; `undefined` when one reaches over its border. */
function within(edits: readonly TextEdit[], start: number, end: number): TextEdit[] | undefined {
  const own: TextEdit[] = []
  for (const { range, newText } of edits) {
    if (range.end < start || range.start > end) continue
    if (range.start < start || range.end > end) return undefined
    own.push({ range: { start: range.start - start, end: range.end - start }, newText })
  }
  return own
}

/** What stands under each window's name in the text after the patch. */
function segmentTexts(text: string, count: number): string[] | undefined {
  const starts: { head: number; body: number }[] = []
  for (let index = 0; index < count; index++) {
    const head = text.indexOf(`${NAME}${index}:`)
    const lf = head === -1 ? -1 : text.indexOf('\n', head)
    if (lf === -1) return undefined
    starts.push({ head, body: lf + 1 })
  }
  return starts.map(({ body }, index) => text.slice(body, starts[index + 1]?.head ?? text.length))
}
