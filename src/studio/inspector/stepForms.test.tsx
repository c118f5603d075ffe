import { stringify } from 'yaml'
import { fieldsOf } from '../../core/schema/index.ts'
import { describedSteps } from '../../core/schema/steps/describedSteps.ts'
import { lateSteps } from '../../core/schema/steps/lateSteps.ts'
import { testEveryField } from './everyField.tsx'

/* Every field of every step type that has a file of its own. Those of Background and Run are in `fields.test.tsx`. */

const TYPES = [...Object.keys(describedSteps), ...Object.keys(lateSteps)].filter(
  (type) => type !== 'Background' && type !== 'Run',
)
/** Many types have the form of another: it is tested once. */
const tested = new Set<string>()

for (const type of TYPES) {
  const fields = fieldsOf('step', type).filter(({ section, path }) => section !== 'advanced' && path[0] === 'spec')
  const form = JSON.stringify(fields)
  if (fields.length > 0 && !tested.has(form)) {
    tested.add(form)
    testEveryField(`a ${type} step`, {
      fields,
      file: (node) => fileWith({ type, name: 'it', identifier: 'it', spec: {}, ...node }),
      other: {
        file: fileWith({ type: 'K8sDiff', name: 'it', identifier: 'it', spec: {} }),
        shares: ['delegateSelectors'],
      },
    })
  }
}

function fileWith(step: Record<string, unknown>): string {
  const stage = { name: 'S', identifier: 's', type: 'Custom', spec: { execution: { steps: [{ step }] } } }
  return stringify({ pipeline: { name: 'P', identifier: 'p', stages: [{ stage }] } })
}
