import * as z from 'zod'
import { LAX_TIMEOUT, VARIABLE_COLUMNS } from '../common.ts'
import { field, FIXED_OR_INPUT, key, ONLY_FIXED } from '../describedField.ts'
import type { FieldAbout } from '../describedField.ts'
import { VARIABLE_NAME } from '../identifier.ts'
import { list, matching, numberOrText, object, orInput, text, textListOrExpression, word } from '../values.ts'
import { advanced, stepNode } from './stepNode.ts'
import { stepTypeInfo } from './stepTypes.ts'

/* Settings that steps of many types share: scripts on delegates, Kubernetes and Terraform. Source: docs/sources.md, schema */

/** A step that runs on a delegate: Harness takes more in its timeout than in a container's. */
export const delegateStep = <Type extends z.ZodType, Spec extends z.ZodType>(type: Type, spec: Spec) =>
  stepNode(type, spec).extend({ ...advanced(LAX_TIMEOUT), delegateSelectors: list(text()).optional() })

/** The same by the type's name. Whether it must have a `spec` is known from the list of types. */
export const namedStep = (type: string, spec: z.ZodObject) =>
  delegateStep(z.literal(type), stepTypeInfo(type)?.specRequired === false ? spec.optional() : spec)

/** A switch that Harness also takes as text: any expression works it out. */
const flagOrText = () => z.union([z.boolean(), z.string()], { error: 'must be true, false or an expression' })

export const toggle = (label: string, help: string, about: Partial<FieldAbout> = {}) =>
  field(flagOrText(), { label, widget: 'toggle', help, ...about })

export const delegateSelectors = () =>
  field(textListOrExpression(), {
    label: 'Delegate Selectors',
    widget: 'list',
    section: 'more',
    itemLabel: 'Delegate Selector',
    addLabel: 'Add selector',
    help: 'Tags of the delegates that may do the step.',
  })

const variable = (typeHelp: string) =>
  object({
    name: key(
      matching(VARIABLE_NAME, 'may hold letters, digits, _, ., $ and -, and starts with a letter or _'),
      'Name',
      'What scripts and expressions call it.',
    ).optional(),
    type: key(word(['String', 'Number', 'Secret']), 'Type', typeHelp).optional(),
    value: key(numberOrText(), 'Value', 'Its value; of a secret, the Id of the secret.'),
    default: numberOrText().optional(),
    required: z.boolean({ error: 'must be true or false' }).optional(),
    metadata: text().optional(),
  })

/** Variables with a type, a row each. */
export const variableRows = (about: Pick<FieldAbout, 'label' | 'help'> & Partial<FieldAbout>) =>
  field(list(variable('How Harness treats the value.')), {
    widget: 'rows',
    itemLabel: 'Variable',
    addLabel: 'Add variable',
    columns: VARIABLE_COLUMNS,
    kinds: ONLY_FIXED,
    ...about,
  })

/** Flags for the commands that a step runs. */
export const commandFlags = <const Commands extends readonly [string, ...string[]]>(
  commands: Commands,
  program: string,
) =>
  field(
    orInput(
      list(
        object({
          commandType: key(word(commands), 'Command', `The ${program} command that gets the flag.`),
          flag: key(text(), 'Flag', 'As it would stand on a command line.').optional(),
        }),
      ),
      'a list',
    ),
    {
      label: 'Command Flags',
      widget: 'rows',
      section: 'more',
      itemLabel: 'Flag',
      addLabel: 'Add flag',
      columns: [
        {
          key: 'commandType',
          label: 'command',
          options: commands.map((value) => ({ value, label: value })),
          initial: commands[0],
        },
        { key: 'flag', label: 'text' },
      ],
      help: `Flags for ${program}, each for one of its commands.`,
      kinds: FIXED_OR_INPUT,
    },
  )
