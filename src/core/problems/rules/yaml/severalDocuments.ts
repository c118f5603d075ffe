import type { EntryRule } from '../../rule.ts'

/** Harness reads one document from a file. */
export const severalDocuments: EntryRule = {
  id: 'yaml/several-documents',
  severity: 'warning',
  scope: 'entry',
  always: true,
  summary: 'The file holds more than one YAML document',
  check({ entry, around, text }) {
    if (entry.kind !== 'document' || around.documentKind === 'other' || around.documentKind === 'empty') return []
    const whole = text()
    for (const match of whole.matchAll(/^---(?=\s|$)/gm)) {
      const above = whole.slice(0, match.index).replace(/^\uFEFF/, '')
      if (/^[^#%\s]/m.test(above.replace(/^(---|\.\.\.).*$/gm, '')))
        return [
          {
            path: [],
            range: { start: match.index, end: match.index + 3 },
            message: 'A second document begins here: Harness reads only the first, so move it to a file of its own',
          },
        ]
    }
    return []
  },
}
