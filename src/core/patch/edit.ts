import type { TextEdit } from '../text/range.ts'

export function edit(start: number, end: number, newText: string): TextEdit {
  return { range: { start, end }, newText }
}
