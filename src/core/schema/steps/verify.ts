import * as z from 'zod'
import { field, FIXED_OR_INPUT } from '../describedField.ts'
import type { FieldAbout } from '../describedField.ts'
import { openMapping } from '../openMapping.ts'
import { choice, numberOrText, textListOrInput, word } from '../values.ts'
import { delegateStep } from './settings.ts'

const setting = (label: string, help: string, about: Partial<FieldAbout> = {}) =>
  field(numberOrText(), { label, widget: 'mono', help, docs: 'verify', ...about })

const VERIFICATIONS = ['Auto', 'Rolling', 'Canary', 'Bluegreen', 'LoadTest', 'SimpleVerification'] as const

/** Watches metrics and logs after a deployment. Source: docs/sources.md, schema */
export const verify = () =>
  delegateStep(
    z.literal('Verify'),
    openMapping({
      type: field(choice(VERIFICATIONS), {
        label: 'Verification Type',
        widget: 'select',
        options: VERIFICATIONS.map((value) => ({ value, label: value })),
        help: 'What the new version is compared with.',
        docs: 'verify',
      }),
      monitoredService: openMapping({
        type: field(word(['Default', 'Template', 'Configured']), {
          label: 'Monitored Service',
          widget: 'select',
          options: ['Default', 'Template', 'Configured'].map((value) => ({ value, label: value })),
          help: 'Default is that of the service and environment of the stage.',
          docs: 'verify',
          kinds: FIXED_OR_INPUT,
        }).optional(),
      }).optional(),
      spec: openMapping({
        sensitivity: setting('Sensitivity', 'How small a difference counts: HIGH, MEDIUM or LOW.', {
          placeholder: 'MEDIUM',
        }).optional(),
        duration: setting('Duration', 'How long it watches.', { placeholder: '10m' }).optional(),
        deploymentTag: setting('Artifact Tag', 'The version, for the record.', {
          placeholder: '<+artifacts.primary.tag>',
        }).optional(),
        baseline: setting('Baseline', 'Of a load test: the run it is compared with.', {
          section: 'more',
          when: { field: ['spec', 'type'], is: ['LoadTest'] },
        }).optional(),
        trafficSplitPercentage: setting('Traffic Split', 'Percent of the traffic on the new version.', {
          section: 'more',
        }).optional(),
        failOnNoAnalysis: setting('Fail If No Analysis', 'Whether the step fails when there is nothing to compare.', {
          section: 'more',
        }).optional(),
        supportedDataTypesForVerification: field(textListOrInput(), {
          label: 'Data Types',
          widget: 'list',
          section: 'more',
          itemLabel: 'Data Type',
          addLabel: 'Add data type',
          help: 'TIME_SERIES for metrics, LOG for logs.',
          docs: 'verify',
          kinds: FIXED_OR_INPUT,
        }).optional(),
      }).optional(),
    }),
  )
