import type { SyntaxProblem } from '../../../document/entry.ts'
import type { EntryRule, Finding } from '../../rule.ts'
import { mendSyntax } from './mendSyntax.ts'
import { syntaxSentence } from './syntaxSentence.ts'

/** One mistake often makes the parser stumble several times; more than these help nobody. */
const MAX_SHOWN = 5

/** What the parser cannot read, in words a person understands. */
export const syntax: EntryRule = {
  id: 'yaml/syntax',
  severity: 'error',
  scope: 'entry',
  always: true,
  summary: 'The text is not YAML here',
  check({ model, text }) {
    const errors = firstOfEach(model.errors.filter(({ code }) => code !== 'DUPLICATE_KEY')).slice(0, MAX_SHOWN)
    if (errors.length === 0) return []
    const whole = text()
    return errors.map((error): Finding => {
      const fix = mendSyntax(error, whole)
      return {
        path: [],
        range: error.range,
        message: syntaxSentence(error, whole),
        ...(fix ? { fixes: [fix] } : {}),
      }
    })
  },
}

/** One a line: what follows on the same line comes from the first. */
function firstOfEach(errors: readonly SyntaxProblem[]): SyntaxProblem[] {
  const starts = new Set<string>()
  return errors.filter(({ code, range }) => {
    const id = `${code ?? ''} ${range.start}`
    if (starts.has(id)) return false
    starts.add(id)
    return true
  })
}
