import type { EntryRule } from '../../rule.ts'
import { valueAt } from '../../../value/value.ts'

export const entrypointOverridesCommand: EntryRule = {
  id: 'background/entrypoint-overrides-command',
  severity: 'warning',
  scope: 'entry',
  summary: 'Entry Point and Command are both set: the Command never runs',
  check({ entry, value }) {
    if (entry.type !== 'Background') return []
    const entrypoint = valueAt(value, ['spec', 'entrypoint'])
    const command = valueAt(value, ['spec', 'command'])
    if (!Array.isArray(entrypoint) || entrypoint.length === 0) return []
    if (typeof command !== 'string' || command.trim() === '') return []
    return [
      {
        path: ['spec', 'command'],
        part: 'key',
        message: 'Entry Point overrides the Command, so the Command never runs: remove one of them',
        fixes: [
          {
            title: 'Remove Entry Point',
            certain: false,
            patch: ({ node }) => [{ op: 'remove', path: `${node}/spec/entrypoint` }],
          },
          {
            title: 'Remove Command',
            certain: false,
            patch: ({ node }) => [{ op: 'remove', path: `${node}/spec/command` }],
          },
        ],
      },
    ]
  },
}
