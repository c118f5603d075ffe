import { description, identifier, name, tags } from './common.ts'
import { key } from './describedField.ts'
import { org, project } from './pipeline.ts'
import { anything, list, object, text } from './values.ts'

/** What stands under `inputSet:` and `overlayInputSet:`. The inputs have the pipeline's shape, in part. */
export const inputSet = object({
  name: name(),
  identifier: identifier(),
  projectIdentifier: project().optional(),
  orgIdentifier: org().optional(),
  pipelineIdentifier: text().optional(),
  description: description().optional(),
  tags: tags().optional(),
  pipeline: key(anything(), 'Pipeline', 'The runtime inputs of the pipeline, in its shape.').optional(),
  inputSetReferences: key(
    list(text()),
    'Input sets',
    'Ids of the input sets that an overlay takes, the last one first.',
  ).optional(),
})
