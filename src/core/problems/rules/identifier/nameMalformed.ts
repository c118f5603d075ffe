import { NAME } from '../../../schema/identifier.ts'
import type { EntryRule } from '../../rule.ts'

export const nameMalformed: EntryRule = {
  id: 'name/malformed',
  severity: 'error',
  scope: 'entry',
  summary: 'A name with characters that Harness does not take',
  check({ value, issues }) {
    const { name } = value
    if (
      typeof name !== 'string' ||
      !issues.some(({ path, code }) => code === 'pattern' && path.length === 1 && path[0] === 'name')
    )
      return []
    const better = plainName(name)
    return [
      {
        path: ['name'],
        message: `The name ${name.slice(0, 60) || '(empty)'} may hold letters, digits, spaces, _, - and ., at most 128`,
        fixes: NAME.test(better)
          ? [
              {
                title: `Write ${better}`,
                certain: false,
                patch: ({ node }) => [{ op: 'replace', path: `${node}/name`, value: better }],
              },
            ]
          : [],
      },
    ]
  },
}

function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^-0-9a-zA-Z_\s.]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 128)
}
