import { IDENTIFIER, identifierFromName } from '../../../schema/identifier.ts'
import type { EntryRule } from '../../rule.ts'

export const identifierMalformed: EntryRule = {
  id: 'identifier/malformed',
  severity: 'error',
  scope: 'entry',
  summary: 'An Id with characters that Harness does not take',
  check({ value, issues }) {
    const { identifier } = value
    if (
      typeof identifier !== 'string' ||
      !issues.some(({ path, code }) => code === 'pattern' && path.length === 1 && path[0] === 'identifier')
    )
      return []
    const better = identifierFromName(identifier.replace(/[-.\s]+/g, '_'))
    const isBetter = better !== '' && IDENTIFIER.test(better)
    return [
      {
        path: ['identifier'],
        message: `The Id ${identifier.slice(0, 60) || '(empty)'} must begin with a letter or _ and hold only letters, digits and _, at most 128`,
        fixes: isBetter
          ? [
              {
                title: `Write ${better}`,
                certain: false,
                patch: ({ node }) => [{ op: 'replace', path: `${node}/identifier`, value: better }],
              },
            ]
          : [],
      },
    ]
  },
}
