import type * as z from 'zod'
import type { FieldAbout } from '../describedField.ts'
import { field } from '../describedField.ts'
import type { Widget } from '../field.ts'
import { titleOfKey } from '../titleOfKey.ts'
import { anything } from '../values.ts'
import { resources } from './container.ts'
import settings from './knownSettings.json' with { type: 'json' }

/**
 * The settings of every step type that has no file of its own: names and kinds, in the order of the form, as
 * `name:kind` with a letter for the kind. Source: docs/sources.md, schema
 */
const table: Readonly<Record<string, string>> = settings

const WIDGETS: Readonly<Record<string, Widget>> = {
  t: 'mono',
  l: 'list',
  b: 'toggle',
  n: 'number',
  m: 'map',
  y: 'yaml',
}

/** Settings that mean the same in every step that has them. */
const ABOUT: Readonly<Record<string, Partial<FieldAbout>>> = {
  connectorRef: { help: 'The Id of the connector that the step works with.', placeholder: 'account.connector' },
  image: { help: 'The image that the step runs in, with its tag.' },
  privileged: { section: 'more', help: 'Runs the container like docker run --privileged.' },
  imagePullPolicy: { section: 'more', help: 'When the image is pulled from its registry.' },
  runAsUser: { section: 'more', label: 'Run as User', help: 'The number of the user that runs the step.' },
  envVariables: {
    label: 'Environment Variables',
    itemLabel: 'Variable',
    addLabel: 'Add variable',
    help: 'Variables of the step’s container.',
  },
  delegateSelectors: {
    section: 'more',
    label: 'Delegate Selectors',
    itemLabel: 'Delegate Selector',
    addLabel: 'Add selector',
    help: 'Tags of the delegates that may do the step.',
  },
  preExecution: { widget: 'script', section: 'more', help: 'A script that runs before the step.' },
  body: { widget: 'multiline' },
  requestBody: { widget: 'multiline' },
  message: { widget: 'multiline' },
  approvalMessage: { widget: 'multiline' },
  script: { widget: 'script' },
  command: { widget: 'script' },
}

/** Short texts that are for people to read. */
const PROSE = /^(?:name|title|subject|summary|comment|description|.*(?:Name|Title))$/

/** The schemas of a type's settings by name. What exactly they may hold, only Harness knows: nothing is refused. */
export function knownSettings(type: string): Readonly<Record<string, z.ZodType>> {
  const row = Object.hasOwn(table, type) ? table[type] : undefined
  if (row === undefined) return {}
  const entries = row.split(' ').map((entry) => {
    const [name = '', kind = ''] = entry.split(':')
    return [name, name === 'resources' ? resources('container', 'more') : settingOf(name, kind)] as const
  })
  return Object.fromEntries(entries)
}

function settingOf(name: string, kind: string): z.ZodType {
  const label = titleOfKey(name)
  const [letter = '', words] = kind.split('=')
  const options = words?.split('|').map((value) => ({ value, label: value }))
  const widget: Widget = options ? 'select' : letter === 't' && PROSE.test(name) ? 'text' : (WIDGETS[letter] ?? 'yaml')
  return field(anything(), {
    label,
    widget,
    help: `${name} of the step.`,
    itemLabel: label.replace(/s$/, ''),
    addLabel: widget === 'map' ? 'Add row' : 'Add item',
    ...(options ? { options } : {}),
    ...(widget === 'yaml' ? { kinds: ['fixed', 'runtimeInput'] as const } : {}),
    ...ABOUT[name],
  })
}
