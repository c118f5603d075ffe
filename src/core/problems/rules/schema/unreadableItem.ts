import { nearest } from '../../../schema/nearest.ts'
import type { EntryRule } from '../../rule.ts'
import { isMapping } from '../../../value/value.ts'

const OF_STEPS = ['step', 'stepGroup', 'parallel', 'insert']
const OF_STAGES = ['stage', 'parallel', 'insert']

/** An item of a list of steps or stages that is none. */
export const unreadableItem: EntryRule = {
  id: 'schema/unreadable-item',
  severity: 'error',
  scope: 'entry',
  summary: 'An item of steps or stages that is no step, group, stage or parallel',
  check({ entry, list, model, value, around }) {
    if (entry.kind !== 'unreadable' || model.errors.length > 0) return []
    if (around.documentKind === 'inputSet' || around.documentKind === 'overlayInputSet') return []
    const words = list === 'stages' ? OF_STAGES : OF_STEPS
    const choice = `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
    const [key] = isMapping(model.value) ? Object.keys(value) : []
    if (key === undefined)
      return [
        {
          path: [],
          message: `This item is empty or no mapping: begin it with ${choice}, or remove it`,
          range: { start: 0, end: Math.min(entry.length, 1) },
        },
      ]
    const suggestion = nearest(key, words)
    const hint = suggestion === undefined ? `begin the item with ${choice}` : `did you mean ${suggestion}?`
    return [
      {
        path: [key],
        part: 'key',
        message: `${key} cannot stand here: ${hint}`,
        fixes:
          suggestion === undefined
            ? []
            : [
                {
                  title: `Write ${suggestion}`,
                  certain: true,
                  patch: ({ node }) => [
                    {
                      op: 'rename',
                      path: `${node}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
                      name: suggestion,
                    },
                  ],
                },
              ],
      },
    ]
  },
}
