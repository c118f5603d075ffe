import * as z from 'zod'
import { constrained } from './constraint.ts'
import { field, key, ONLY_FIXED } from './describedField.ts'
import { IDENTIFIER, NAME, VARIABLE_NAME } from './identifier.ts'
import {
  anything,
  count,
  list,
  matching,
  numberOrText,
  object,
  orBareInput,
  text,
  textListOrExpression,
  textListOrInput,
  word,
} from './values.ts'
import { once } from './once.ts'

/**
 * Takes what the official pattern takes, odd as that is: seconds need two digits when they come first, only the first and
 * the last alternative are anchored (`10s junk` passes), `.executionInput()` is refused. Written so that no text takes
 * long to refuse. Source: docs/sources.md, timeout
 */
export const TIMEOUT = /^[1-9]\d+s|(?:[1-9]\d*[mhwd](?:\s?\d+[smhwd])*|<\+.*>(?!.*\.executionInput\(\)).*|^)$/
/** The laxer one of pipelines and some steps: takes `.executionInput()`. */
export const LAX_TIMEOUT = /^[1-9]\d+s|(?:[1-9]\d*[mhwd](?:\s?\d+[smhwd])*|<\+input>.*|<\+.*>.*|^)$/
/** The patterns take time that grows with the square of the length. */
const MAX_TIMEOUT = 500
const NO_EXECUTION_INPUT = /^(?!<\+input>.*\.executionInput\(\)(.*)$)/

const NAME_SENTENCE = 'may hold letters, digits, spaces, _, - and ., up to 128'
const ID_SENTENCE = 'may hold letters, digits and _, up to 128, and starts with a letter or _'
const TIMEOUT_SENTENCE = 'must be a duration like 30s, 10m or 1h 30m; seconds alone need two digits'

export const name = () =>
  field(matching(NAME, NAME_SENTENCE), {
    label: 'Name',
    widget: 'text',
    help: 'What people see. Letters, digits, spaces, _, - and . are allowed.',
    docs: 'identifiers',
    kinds: ONLY_FIXED,
  })

export const identifier = (help = 'What expressions call it. It is made from the name.') =>
  field(matching(IDENTIFIER, ID_SENTENCE), {
    label: 'Id',
    widget: 'identifier',
    half: true,
    help,
    docs: 'identifiers',
    kinds: ONLY_FIXED,
  })

export const duration = (pattern: RegExp) => matching(pattern, TIMEOUT_SENTENCE, MAX_TIMEOUT)

export const timeout = (pattern = TIMEOUT) =>
  field(duration(pattern), {
    label: 'Timeout',
    widget: 'duration',
    section: 'advanced',
    help: 'How long it may run before it fails. Units are w, d, h, m and s.',
    docs: 'timeout',
    placeholder: '10m',
  })

const condition = once(() =>
  key(
    matching(NO_EXECUTION_INPUT, 'cannot be asked for while the pipeline runs; take .executionInput() away'),
    'Condition',
    'A JEXL expression that must also be true.',
  ),
)

const when = (status: 'stageStatus' | 'pipelineStatus', help: string) =>
  field(
    orBareInput(
      object({
        [status]: key(
          word(['Success', 'Failure', 'All']),
          'Run when',
          'What must have happened before: Success, Failure or All.',
        ),
        condition: condition().optional(),
      }),
      'a mapping',
    ),
    {
      label: 'Conditional Execution',
      widget: 'when',
      section: 'advanced',
      help,
      docs: 'when',
      kinds: ['fixed', 'runtimeInput'],
    },
  )

export const stepWhen = once(() =>
  when('stageStatus', 'When it runs: after success (as is usual), after a failure, or always, and under a condition.'),
)
export const stageWhen = once(() =>
  when(
    'pipelineStatus',
    'When the stage runs: after success (as is usual), after a failure, or always, and under a condition.',
  ),
)

export const FAILURE_ERRORS = [
  'AllErrors',
  'Authentication',
  'Authorization',
  'Connectivity',
  'Timeout',
  'Verification',
  'DelegateProvisioning',
  'DelegateRestart',
  'ApprovalRejection',
  'InputTimeoutError',
  'PolicyEvaluationFailure',
  'UserMarkedFailure',
  'InfrastructureFailure',
  'PluginImageFailure',
  'ResourceLimitsFailure',
  'ConfigurationFailure',
  'RetryableTransientFailure',
  'Unknown',
] as const

export const FAILURE_ACTIONS = [
  'Ignore',
  'Retry',
  'MarkAsSuccess',
  'MarkAsFailure',
  'Abort',
  'StageRollback',
  'StepGroupRollback',
  'PipelineRollback',
  'ManualIntervention',
  'ProceedWithDefaultValues',
  'RetryStepGroup',
] as const

const actionType = once(() => key(word(FAILURE_ACTIONS), 'Action', 'What Harness does when it fails.'))
/** Actions inside a `spec` hold no further strategies that we describe. */
const innerAction = once(() => object({ action: object({ type: actionType(), spec: anything().optional() }) }))

const action = once(() =>
  object({
    type: actionType(),
    spec: key(
      object({
        retryCount: key(count(), 'Retry count', 'How often it is tried again.').optional(),
        retryIntervals: key(list(text()), 'Retry intervals', 'Waits between tries; the last one repeats.').optional(),
        condition: text().optional(),
        onRetryFailure: innerAction().optional(),
        timeout: key(text(), 'Timeout', 'How long a person has to decide.').optional(),
        onTimeout: innerAction().optional(),
      }),
      'Action settings',
      'Retry and ManualIntervention need them.',
    ).optional(),
  }),
)

export const failureStrategies = once(() =>
  field(
    orBareInput(
      list(
        object({
          onFailure: object({
            errors: key(list(word(FAILURE_ERRORS)), 'Errors', 'The kinds of failure this is for.'),
            action: action(),
          }),
        }),
      ),
      'a list',
    ),
    {
      label: 'Failure Strategy',
      widget: 'failureStrategies',
      section: 'advanced',
      help: 'What happens when it fails. The first strategy that fits is taken; a step’s own comes before its group’s and stage’s.',
      docs: 'failures',
      kinds: ['fixed', 'runtimeInput'],
    },
  ),
)

const repeat = once(() =>
  constrained(
    object({
      times: key(count(), 'Times', 'How often it runs.').optional(),
      items: key(
        textListOrExpression(),
        'Items',
        'It runs once for each; <+repeat.item> is the current one.',
      ).optional(),
      maxConcurrency: key(count(), 'Max Concurrency', 'How many run at one time.').optional(),
      partitionSize: count().optional(),
      start: count().optional(),
      end: count().optional(),
      unit: word(['Percentage', 'Count']).optional(),
    }),
    { rule: 'exactlyOne', keys: ['times', 'items'] },
  ),
)

export const strategy = once(() =>
  field(
    orBareInput(
      constrained(
        object({
          matrix: key(
            z.union([z.looseObject({}), z.string().regex(/^<\+input>/, { abort: true })], {
              error: 'must be a mapping or a runtime input',
            }),
            'Matrix',
            'Lists by name; it runs once for each combination. exclude, maxConcurrency and nodeName may stand beside them.',
          ).optional(),
          repeat: key(repeat(), 'Repeat', 'Runs it a number of times, or once for each item.').optional(),
          parallelism: key(count(), 'Parallelism', 'Splits it into this many parallel runs.').optional(),
          maxConcurrency: key(count(), 'Max Concurrency', 'How many run at one time.').optional(),
          when: condition().optional(),
          onFailure: word(['RunAll', 'SkipQueued']).optional(),
        }),
        { rule: 'exactlyOne', keys: ['matrix', 'repeat', 'parallelism'] },
      ),
      'a mapping',
    ),
    {
      label: 'Looping Strategy',
      widget: 'strategy',
      section: 'advanced',
      help: 'Runs it several times: for each combination of a matrix, for each item, or split into parallel runs.',
      docs: 'looping',
      kinds: ['fixed', 'runtimeInput'],
    },
  ),
)

export const enforce = once(() =>
  field(object({ policySets: key(textListOrInput(), 'Policy Sets', 'Ids of the policy sets.') }), {
    label: 'Policy Enforcement',
    widget: 'policySets',
    section: 'advanced',
    help: 'Policy sets that are evaluated when the step runs.',
    docs: 'policy',
    kinds: ['fixed', 'runtimeInput'],
  }),
)

export const delegateSelectors = once(() =>
  field(textListOrExpression(), {
    label: 'Delegate Selector',
    widget: 'list',
    section: 'advanced',
    help: 'Tags of the delegates that may do the work.',
    itemLabel: 'Selector',
    addLabel: 'Add selector',
  }),
)

export const description = once(() =>
  field(text(), {
    label: 'Description',
    widget: 'multiline',
    section: 'more',
    help: 'What it is for, in plain words.',
    kinds: ONLY_FIXED,
  }),
)

export const tags = once(() =>
  field(z.record(z.string(), text(), { error: 'must be a mapping of names to texts' }), {
    label: 'Tags',
    widget: 'map',
    section: 'more',
    help: 'Names, with or without a value, to find it by.',
    itemLabel: 'Tag',
    addLabel: 'Add tag',
    kinds: ONLY_FIXED,
  }),
)

const variable = object({
  name: key(
    matching(VARIABLE_NAME, 'may hold letters, digits, _, ., $ and -, and starts with a letter or _'),
    'Name',
    'What expressions call it.',
  ),
  type: key(word(['String', 'Number', 'Secret']), 'Type', 'String, Number or Secret.'),
  value: key(numberOrText(), 'Value', 'Its value; a secret’s is the Id of the secret.'),
  default: numberOrText().optional(),
  required: z.boolean().optional(),
  description: text().optional(),
})

const VARIABLE_TYPES = ['String', 'Secret', 'Number'].map((value) => ({ value, label: value }))

/** A variable in a row. */
export const VARIABLE_COLUMNS = [
  { key: 'name', label: 'name' },
  { key: 'type', label: 'type', options: VARIABLE_TYPES, initial: 'String' },
  { key: 'value', label: 'value' },
]

export const variables = once(() =>
  field(list(variable), {
    label: 'Variables',
    widget: 'rows',
    section: 'more',
    help: 'Values with a name, for expressions.',
    itemLabel: 'Variable',
    addLabel: 'Add variable',
    columns: VARIABLE_COLUMNS,
    kinds: ONLY_FIXED,
  }),
)

export const templateLink = once(() =>
  key(
    object({
      templateRef: key(
        text(),
        'Template',
        'The Id of the template: a bare Id is of this project, org. and account. name the other scopes.',
      ),
      versionLabel: key(
        matching(/^[0-9a-zA-Z][^\s/&]{0,63}$/, 'must start with a letter or digit, without spaces, / or &, up to 64'),
        'Version Label',
        'Which version of the template. Without it the stable version is taken.',
      ).optional(),
      label: text().optional(),
      templateInputs: key(
        anything(),
        'Template Inputs',
        'Values for the runtime inputs of the template, in the template’s shape.',
      ).optional(),
      templateVariables: anything().optional(),
      templateOverrides: anything().optional(),
      gitBranch: text().optional(),
    }),
    'Template',
    'The template it is made from.',
  ),
)

/** A cpu amount is text or a number, memory is text only. Source: docs/sources.md, schema */
export const cpu = numberOrText
