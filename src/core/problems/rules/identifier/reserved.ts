import { RESERVED_IDENTIFIERS } from '../../../schema/identifier.ts'
import type { EntryRule } from '../../rule.ts'

export const identifierReserved: EntryRule = {
  id: 'identifier/reserved',
  severity: 'warning',
  scope: 'entry',
  summary: 'An Id that expressions use as a word of their own',
  check({ value }) {
    const { identifier } = value
    if (typeof identifier !== 'string' || !RESERVED_IDENTIFIERS.has(identifier)) return []
    return [
      {
        path: ['identifier'],
        message: `${identifier} is a word of Harness expressions: choose another Id, as ${identifier}_1`,
        fixes: [
          {
            title: `Write ${identifier}_1`,
            certain: false,
            patch: ({ node }) => [{ op: 'replace', path: `${node}/identifier`, value: `${identifier}_1` }],
          },
        ],
      },
    ]
  },
}
