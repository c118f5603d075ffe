import { description, identifier, name, tags } from './common.ts'
import { field, key, ONLY_FIXED } from './describedField.ts'
import { org, project } from './pipeline.ts'
import { anything, list, matching, object, text, word } from './values.ts'

/** What stands under `template:`. Its `spec` is the body: a pipeline, stage, group or step, checked as such. */
export const template = object({
  name: name(),
  identifier: identifier(),
  versionLabel: field(
    matching(/^[0-9a-zA-Z][^\s/&]{0,127}$/, 'must start with a letter or digit, without spaces, / or &, up to 128'),
    {
      label: 'Version Label',
      widget: 'mono',
      help: 'Which version of the template this is.',
      kinds: ONLY_FIXED,
      placeholder: '1.0.0',
    },
  ),
  type: key(text(), 'Type', 'What the template is of: Pipeline, Stage, StepGroup, Step and others.'),
  projectIdentifier: project().optional(),
  orgIdentifier: org().optional(),
  description: description().optional(),
  tags: tags().optional(),
  icon: text().optional(),
  allowedOverrides: list(
    word(['ConditionalExecution', 'LoopingStrategy', 'FailureStrategy', 'DelegateSelectors']),
  ).optional(),
  spec: anything().optional(),
})
