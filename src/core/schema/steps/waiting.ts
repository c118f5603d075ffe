import * as z from 'zod'
import { duration, LAX_TIMEOUT } from '../common.ts'
import { field, ONLY_FIXED } from '../describedField.ts'
import { object, text, word } from '../values.ts'
import { delegateStep } from './settings.ts'

/* Steps that hold a pipeline up: for a time, for other steps, for other pipelines. Source: docs/sources.md, schema */

export const wait = delegateStep(
  z.literal('Wait'),
  object({
    duration: field(duration(LAX_TIMEOUT), {
      label: 'Duration',
      widget: 'duration',
      help: 'How long it waits.',
      docs: 'wait',
      placeholder: '10m',
    }),
    metadata: text().optional(),
  }),
)

export const barrier = delegateStep(
  z.literal('Barrier'),
  object({
    barrierRef: field(text(), {
      label: 'Barrier Reference',
      widget: 'mono',
      help: 'The Id of a barrier in the pipeline’s flow control; all steps with it wait for one another.',
      docs: 'barrier',
    }),
  }),
)

export const queue = delegateStep(
  z.literal('Queue'),
  object({
    key: field(text(), {
      label: 'Resource Key',
      widget: 'mono',
      help: 'Pipelines with the same key go through one at a time.',
      docs: 'queue',
    }),
    scope: field(word(['Pipeline', 'Stage']), {
      label: 'Run Next Queued Execution After Completion Of',
      widget: 'select',
      options: [
        { value: 'Pipeline', label: 'The pipeline' },
        { value: 'Stage', label: 'The stage' },
      ],
      help: 'When the next one may go.',
      docs: 'queue',
      kinds: ONLY_FIXED,
    }),
  }),
)
