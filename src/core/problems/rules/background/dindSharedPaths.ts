import { missingPaths, sharePaths } from '../../../serviceMap/index.ts'
import type { EntryRule, NodeContext } from '../../rule.ts'
import { valueAt } from '../../../value/value.ts'
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
    if (listensOnPort(node, pod.sharedPaths)) return []
    const missing = missingPaths(pod.sharedPaths, node.around.pod ? NEEDED : NEEDED_IN_STAGE)
    if (missing.length === 0) return []
    const { sharedPaths } = pod
    return [
      {
        path: valueAt(node.value, ['spec', 'image']) === undefined ? [] : ['spec', 'image'],
        message: `Other steps cannot reach this Docker: add ${missing.join(' and ')} to the Shared Paths of the ${node.around.pod ? 'group' : 'stage'}`,
        fixes: [
          {
            title: 'Share the Docker paths',
            certain: true,
            patch: (at) => (at.pod === undefined ? [] : sharePaths(`${at.pod}/sharedPaths`, sharedPaths, missing)),
          },
        ],
      },
    ]
  },
}

/** Told about TLS, it is meant to be called on its port: clients then need the certificates, if any, and no socket. */
function listensOnPort({ value }: NodeContext, shared: readonly string[]): boolean {
  const certificates = valueAt(value, ['spec', 'envVariables', 'DOCKER_TLS_CERTDIR'])
  if (typeof certificates !== 'string') return false
  return certificates === '' || missingPaths(shared, [certificates]).length === 0
}
