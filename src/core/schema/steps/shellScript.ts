import * as z from 'zod'
import { field, key, ONLY_FIXED } from '../describedField.ts'
import { object, text, word } from '../values.ts'
import { delegateSelectors, delegateStep, toggle, variableRows } from './settings.ts'

const isInline = { field: ['spec', 'source', 'type'], is: ['Inline'] } as const

const source = object({
  type: field(text(), {
    label: 'Script Location',
    widget: 'select',
    options: [
      { value: 'Inline', label: 'Inline', help: 'The script stands in this file.' },
      { value: 'Harness', label: 'File Store', help: 'The script is a file in the Harness file store.' },
    ],
    help: 'Where the script is.',
    docs: 'shellscript',
    kinds: ONLY_FIXED,
  }),
  spec: object({
    script: field(text(), {
      label: 'Script',
      widget: 'script',
      help: 'The script to run on the delegate or the target host.',
      docs: 'shellscript',
      when: isInline,
    }).optional(),
    file: field(text(), {
      label: 'Script File',
      widget: 'mono',
      help: 'The file in the Harness file store: account:/scripts/run.sh.',
      docs: 'shellscript',
      placeholder: 'account:/scripts/run.sh',
      when: { field: ['spec', 'source', 'type'], is: ['Harness'] },
    }).optional(),
    type: text().optional(),
  }).optional(),
})

/** A script on a delegate or a host. Source: docs/sources.md, schema */
export const shellScript = delegateStep(
  z.literal('ShellScript'),
  object({
    shell: field(word(['Bash', 'PowerShell']), {
      label: 'Script Type',
      widget: 'select',
      options: [
        { value: 'Bash', label: 'Bash' },
        { value: 'PowerShell', label: 'PowerShell' },
      ],
      help: 'The language of the script.',
      docs: 'shellscript',
      kinds: ONLY_FIXED,
    }),
    source,
    onDelegate: toggle('Run on Delegate', 'Off: on the Target Host, over SSH or WinRM.', {
      docs: 'shellscript',
    }).optional(),
    executionTarget: z
      .union(
        [
          object({
            host: field(text(), {
              label: 'Target Host',
              widget: 'mono',
              section: 'more',
              help: 'The host to run the script on.',
              docs: 'shellscript',
            }).optional(),
            connectorRef: field(text(), {
              label: 'SSH Connection Attribute',
              widget: 'mono',
              section: 'more',
              help: 'The credential for the host.',
              docs: 'shellscript',
            }).optional(),
            workingDirectory: field(text(), {
              label: 'Working Directory',
              widget: 'mono',
              section: 'more',
              help: 'The folder on the host to run the script in.',
              docs: 'shellscript',
            }).optional(),
          }),
          z.string(),
        ],
        { error: 'must be a mapping or an expression' },
      )
      .optional(),
    environmentVariables: variableRows({
      label: 'Input Variables',
      help: 'Variables that the script reads from its environment.',
      docs: 'shellscript',
    }).optional(),
    outputVariables: variableRows({
      label: 'Output Variables',
      help: 'Variables of the script that later steps read: <+steps.ID.output.outputVariables.NAME>. The value names the script’s variable.',
      docs: 'shellscript',
    }).optional(),
    outputAlias: object({
      key: field(text(), {
        label: 'Output Alias',
        widget: 'mono',
        section: 'more',
        help: 'A name under which the outputs are published for a scope.',
        kinds: ONLY_FIXED,
      }),
      scope: field(word(['Pipeline', 'Stage', 'StepGroup']), {
        label: 'Alias Scope',
        widget: 'select',
        section: 'more',
        half: true,
        options: [
          { value: 'Pipeline', label: 'Pipeline' },
          { value: 'Stage', label: 'Stage' },
          { value: 'StepGroup', label: 'Step group' },
        ],
        help: 'How far the alias is seen.',
        kinds: ONLY_FIXED,
      }),
    }).optional(),
    includeInfraSelectors: toggle(
      'Include Infrastructure Selectors',
      'Also takes the delegates of the infrastructure.',
      {
        section: 'more',
      },
    ).optional(),
    delegateSelectors: delegateSelectors().optional(),
    metadata: key(text(), 'Metadata', 'Harness’s own.').optional(),
  }),
)
