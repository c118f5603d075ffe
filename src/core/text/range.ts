/** Half-open range in UTF-16 code units from the start of the document. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/** Replaces `range` of the text *before* the edit. The edits of one plan do not overlap and are sorted by start. */
export interface TextEdit {
  readonly range: TextRange
  readonly newText: string
}

/** Zero-based line and column; the column counts UTF-16 code units from the line's start. */
export interface Position {
  readonly line: number
  readonly column: number
}
