import { constrained } from '../constraint.ts'
import { field, FIXED_OR_INPUT } from '../describedField.ts'
import { cpu } from '../common.ts'
import type { Field } from '../field.ts'
import { choice, flag, idNumber, object, orInput, text, textListOrInput, textMap, word } from '../values.ts'

/* What Background and Run say about their container. The help that differs is handed in. */

export const connectorRef = (help: string, docs: string) =>
  field(text(), { label: 'Container Registry', widget: 'mono', help, docs, placeholder: 'account.docker_hub' })

export const image = (help: string, docs: string, placeholder: string) =>
  field(text(), { label: 'Image', widget: 'mono', help, docs, placeholder })

export const SHELLS = [
  { value: 'Sh', label: 'Sh', help: 'POSIX shell: in nearly every image.' },
  { value: 'Bash', label: 'Bash', help: 'The image must have bash.' },
  { value: 'Powershell', label: 'PowerShell', help: 'Windows PowerShell: on Windows VMs.' },
  { value: 'Pwsh', label: 'Pwsh', help: 'PowerShell Core: where the image has pwsh.' },
  { value: 'Python', label: 'Python', help: 'The image must have python.' },
] as const

export const shell = (help: string, docs: string) =>
  field(choice(['Sh', 'Bash', 'Powershell', 'Pwsh', 'Python']), {
    label: 'Shell',
    widget: 'select',
    options: SHELLS,
    help,
    docs,
  })

export const command = (help: string, docs: string) => field(text(), { label: 'Command', widget: 'script', help, docs })

export const privileged = (help: string, docs: string) =>
  field(flag(), { label: 'Privileged', widget: 'toggle', help, docs, kinds: FIXED_OR_INPUT })

export const reports = (help: string, docs: string) =>
  orInput(
    object({
      type: word(['JUnit']),
      spec: object({
        paths: field(textListOrInput(), {
          label: 'Report Paths',
          widget: 'list',
          itemLabel: 'Report Path',
          addLabel: 'Add path',
          help,
          docs,
          placeholder: 'build/test-results/**/*.xml',
          kinds: FIXED_OR_INPUT,
        }).optional(),
      }),
    }),
    'a mapping',
  )

export const envVariables = (help: string, docs: string) =>
  field(textMap(), {
    label: 'Environment Variables',
    widget: 'map',
    itemLabel: 'Variable',
    addLabel: 'Add variable',
    help,
    docs,
  })

export const imagePullPolicy = (docs: string) =>
  field(choice(['Always', 'IfNotPresent', 'Never']), {
    label: 'Image Pull Policy',
    widget: 'select',
    options: [
      {
        value: 'Always',
        label: 'Always',
        help: 'Asks the registry for the image at every start; layers that are there are kept.',
      },
      { value: 'IfNotPresent', label: 'If Not Present', help: 'Pulls the image only where it is not there yet.' },
      { value: 'Never', label: 'Never', help: 'Takes the image to be there; never pulls it.' },
    ],
    help: 'When the image is pulled from its registry.',
    docs,
  })

const limits = (docs: string, section: Field['section']) =>
  object({
    memory: field(text(), {
      label: 'Limit Memory',
      widget: 'mono',
      section,
      help: 'The most memory the container may use: a whole number, or one with G, M, Gi or Mi.',
      docs,
      placeholder: '500Mi',
    }).optional(),
    cpu: field(cpu(), {
      label: 'Limit CPU',
      widget: 'mono',
      section,
      half: true,
      help: 'The most CPU the container may use: 0.5, or 500m for thousandths.',
      docs,
      placeholder: '400m',
    }).optional(),
  })

/** Only the limits have fields, as in Harness; requests are kept as they stand. */
export const resources = (docs: string, section: Field['section'] = 'step') =>
  constrained(
    object({
      limits: limits(docs, section).optional(),
      requests: object({ memory: text().optional(), cpu: cpu().optional() }).optional(),
    }),
    { rule: 'atLeastOne', keys: ['limits', 'requests'] },
  )

export const runAsUser = (help: string, docs: string) =>
  field(idNumber(), { label: 'Run as User', widget: 'number', section: 'more', help, docs, placeholder: '1000' })
