import { MAX_LINE, tooMuch } from '../../../text/limits.ts'
import type { EntryRule } from '../../rule.ts'

/** What a check of the whole file says before it reads it, said in an open file as well. */
export const lineTooLong: EntryRule = {
  id: 'yaml/line-too-long',
  severity: 'error',
  scope: 'entry',
  always: true,
  summary: 'A line is too long to be read',
  check({ entry, text }) {
    // What holds other entries is their business, but for the lines of the file's own.
    const isLooked = entry.kind === 'document' || entry.lists.length === 0
    const much = isLooked && entry.length > MAX_LINE ? tooMuch(text()) : undefined
    if (!much) return []
    const range = { start: much.offset, end: much.offset }
    const rule = much.kind === 'text' ? 'yaml/too-large' : 'yaml/line-too-long'
    return [{ path: [], range, rule, message: `The file ${much.sentence}` }]
  },
}
