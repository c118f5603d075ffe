import type { EntryRule } from '../../rule.ts'

const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/

/** Characters that no YAML reader takes and no editor shows. */
export const controlCharacter: EntryRule = {
  id: 'yaml/control-character',
  severity: 'error',
  scope: 'entry',
  always: true,
  summary: 'An invisible control character stands in the text',
  check({ entry, text }) {
    // The text of an entry holds its children's: only the innermost says it.
    if (entry.lists.some(({ items }) => items.length > 0) && entry.kind !== 'document') return []
    if (entry.kind === 'document' && entry.lists.length > 0) return []
    const match = CONTROL.exec(text())
    if (!match) return []
    const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
    const range = { start: match.index, end: match.index + 1 }
    return [
      {
        path: [],
        range,
        message: `An invisible character (U+${code}) stands here: remove it`,
        fixes: [{ title: 'Remove the invisible character', certain: true, edits: [{ range, newText: '' }] }],
      },
    ]
  },
}
