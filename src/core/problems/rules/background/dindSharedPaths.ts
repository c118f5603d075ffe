import type { EntryRule, FixPlace } from '../../rule.ts'
import { valueAt } from '../../../value/value.ts'
import type { Operation } from '../../../patch/operation.ts'
import { isDindStep } from './dind.ts'

/** The socket's folder and the images'. Source: docs/sources.md#docker-in-docker */
const NEEDED = ['/var/run', '/var/lib/docker']
/** Harness's own pages for CI stages share the socket's folder, some of them no other. */
const NEEDED_IN_STAGE = ['/var/run']

export const dindSharedPaths: EntryRule = {
  id: 'background/dind-shared-paths',
  severity: 'warning',
  scope: 'entry',
  summary: 'Docker-in-Docker in a pod that does not share /var/run and /var/lib/docker',
  check(node) {
    const { pod = node.around.stagePod } = node.around
    if (!isDindStep(node) || pod?.infra !== 'KubernetesDirect' || pod.sharedPaths === 'unknown') return []
    const shared = new Set(pod.sharedPaths.map((path) => path.replace(/\/+$/, '')))
    const needed = node.around.pod ? NEEDED : NEEDED_IN_STAGE
    const missing = needed.filter((path) => !shared.has(path))
    if (missing.length === 0) return []
    const isFirst = pod.sharedPaths.length === 0
    return [
      {
        path: valueAt(node.value, ['spec', 'image']) === undefined ? [] : ['spec', 'image'],
        message: `Other steps cannot reach this Docker: add ${missing.join(' and ')} to the Shared Paths of the ${node.around.pod ? 'group' : 'stage'}`,
        fixes: [{ title: 'Share the Docker paths', certain: true, patch: (at) => sharePatch(at, missing, isFirst) }],
      },
    ]
  },
}

function sharePatch({ pod }: FixPlace, missing: readonly string[], isFirst: boolean): readonly Operation[] {
  if (pod === undefined) return []
  if (isFirst) return [{ op: 'add', path: `${pod}/sharedPaths`, value: missing }]
  return missing.map((path) => ({ op: 'add', path: `${pod}/sharedPaths/-`, value: path }))
}
