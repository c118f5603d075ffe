import type { TextEdit } from '../../text/range.ts'

/** The edits that all of `edits` become; `undefined` when one of them becomes none. */
export function mapAll(
  edits: readonly TextEdit[],
  map: (edit: TextEdit) => readonly TextEdit[] | undefined,
): TextEdit[] | undefined {
  const mapped: TextEdit[] = []
  for (const edit of edits) {
    const own = map(edit)
    if (!own) return undefined
    mapped.push(...own)
  }
  return mapped
}
