import type { EntryRule } from '../../rule.ts'

const STAGE_ROLLBACK = [{ onFailure: { errors: ['AllErrors'], action: { type: 'StageRollback' } } }]

export const failureStrategyRequired: EntryRule = {
  id: 'stage/failure-strategy-required',
  severity: 'error',
  scope: 'entry',
  summary: 'A Deployment stage without a failure strategy',
  check({ entry, value, around }) {
    // An input set says only what it gives; the strategy stands in the pipeline.
    if (around.documentKind === 'inputSet' || around.documentKind === 'overlayInputSet') return []
    if (entry.kind !== 'stage' || entry.type !== 'Deployment' || value.template !== undefined) return []
    if (value.failureStrategies !== undefined && value.failureStrategies !== null) return []
    return [
      {
        path: ['failureStrategies'],
        message: 'A Deployment stage needs a failure strategy',
        fixes: [
          {
            title: 'Add Stage rollback',
            certain: true,
            patch: ({ node }) => [{ op: 'add', path: `${node}/failureStrategies`, value: STAGE_ROLLBACK }],
          },
        ],
      },
    ]
  },
}
