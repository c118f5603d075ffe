import type { Field } from '../../../core/schema/field.ts'
import type { Path } from '../../../core/value/value.ts'
import { isMapping, valueAt } from '../../../core/value/value.ts'

/** The settings of a node that only links to a template. Source: docs/sources.md, TemplateLinkConfig of the schema. */
const LINK: readonly Field[] = [
  {
    path: ['template', 'templateRef'],
    label: 'Template',
    widget: 'mono',
    section: 'step',
    help: 'The Id of the template: a bare Id is of this project, org. and account. name the other scopes.',
    kinds: ['fixed'],
    required: true,
  },
  {
    path: ['template', 'versionLabel'],
    label: 'Version Label',
    widget: 'mono',
    section: 'step',
    help: 'Which version of the template. Without it the stable version is taken.',
    kinds: ['fixed'],
  },
  {
    path: ['template', 'templateInputs'],
    label: 'Template Inputs',
    widget: 'yaml',
    section: 'step',
    help: 'Values for the runtime inputs of the template, in the shape of the template.',
    kinds: ['fixed'],
    prune: [],
  },
]

export function isTemplateLink(value: unknown, base: Path): boolean {
  return isMapping(valueAt(value, [...base, 'template']))
}

/** The fields of a link: what it is called, where it leads, and those of its own settings that stand in the file. */
export function templateFields(fields: readonly Field[], value: unknown, base: Path): readonly Field[] {
  const own = fields.filter((field) => {
    const key = field.path[base.length]
    const isNaming = field.path.length === base.length + 1 && (key === 'name' || key === 'identifier')
    return key !== 'template' && (isNaming || valueAt(value, field.path) !== undefined)
  })
  const naming = own.filter((field) => field.section === 'step' && field.path.length === base.length + 1)
  const link = LINK.map((field) => ({ ...field, path: [...base.map(String), ...field.path] }))
  return [...naming, ...link, ...own.filter((field) => !naming.includes(field))]
}
