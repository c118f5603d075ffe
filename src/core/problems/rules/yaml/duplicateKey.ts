import type { EntryRule } from '../../rule.ts'

/** A key that stands twice in one mapping: readers differ in which one they take. */
export const duplicateKey: EntryRule = {
  id: 'yaml/duplicate-key',
  severity: 'error',
  scope: 'entry',
  always: true,
  summary: 'A key stands twice in one mapping',
  check({ model, text }) {
    return model.errors
      .filter(({ code }) => code === 'DUPLICATE_KEY')
      .map(({ range }) => {
        const key = /^[^:\n]*/.exec(text().slice(range.start, range.end + 80))?.[0]?.trim() ?? ''
        return { path: [], range, message: `The key ${key} stands twice: remove one of them` }
      })
  },
}
