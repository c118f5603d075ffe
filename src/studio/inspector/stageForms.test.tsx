import { stringify } from 'yaml'
import { fieldsOf } from '../../core/schema/index.ts'
import { testEveryField } from './everyField.tsx'

/* Every setting of the stages that have a form of their own. */

const ofSpec = (type: string) =>
  fieldsOf('stage', type).filter(({ section, path }) => section !== 'advanced' && path[0] === 'spec')

function fileWith(node: Record<string, unknown>): string {
  const { spec, ...rest } = node
  const execution = { steps: [{ step: { type: 'Wait', name: 'w', identifier: 'w', spec: { duration: '10s' } } }] }
  const stage = { name: 'it', identifier: 'it', ...rest, spec: { ...(spec as object | undefined), execution } }
  return stringify({ pipeline: { name: 'P', identifier: 'p', stages: [{ stage }] } })
}

/** Any stage may say which environment it is for. */
const OF_ENVIRONMENT = fieldsOf('stage', 'FeatureFlag').map(({ path }) => path.at(-1) ?? '')

for (const type of ['Deployment', 'CI', 'Pipeline', 'Dynamic']) {
  testEveryField(`a ${type} stage`, {
    fields: ofSpec(type),
    file: (node) => fileWith({ type, ...node }),
    other: { file: fileWith({ type: 'FeatureFlag' }), shares: OF_ENVIRONMENT },
  })
}
