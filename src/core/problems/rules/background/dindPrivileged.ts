import type { EntryRule } from '../../rule.ts'
import { hasExpression } from '../../rule.ts'
import { valueAt } from '../../../value/value.ts'
import { isDindStep } from './dind.ts'

export const dindPrivileged: EntryRule = {
  id: 'background/dind-privileged',
  severity: 'error',
  scope: 'entry',
  summary: 'Docker-in-Docker without Privileged stops right after its start',
  check(node) {
    if (!isDindStep(node)) return []
    const privileged = valueAt(node.value, ['spec', 'privileged'])
    if (privileged === true || hasExpression(privileged)) return []
    return [
      {
        path: ['spec', 'privileged'],
        message: `Docker in Docker needs Privileged; ${node.entry.name ?? 'this step'} stops right after it starts`,
        fixes: [
          {
            title: 'Turn on Privileged',
            certain: true,
            patch: (at) => [{ op: 'add', path: `${at.node}/spec/privileged`, value: true }],
          },
        ],
      },
    ]
  },
}
