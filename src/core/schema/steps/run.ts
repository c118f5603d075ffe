import * as z from 'zod'
import { field, key, ONLY_FIXED } from '../describedField.ts'
import { anything, list, object, orInput, text, word } from '../values.ts'
import {
  command,
  connectorRef,
  envVariables,
  image,
  imagePullPolicy,
  privileged,
  reports,
  resources,
  runAsUser,
  shell,
} from './container.ts'
import { stepNode } from './stepNode.ts'

const outputVariables = orInput(
  list(
    object({
      name: key(text(), 'Name', 'The environment variable that the script exports.'),
      type: key(word(['String', 'Secret', 'Number', 'Output']), 'Type', 'How Harness treats the value.').optional(),
      value: anything().optional(),
      description: text().optional(),
    }),
  ),
  'a list',
)

/** A script in a container. Source: docs/sources.md, schema */
export const run = stepNode(
  z.literal('Run'),
  object({
    connectorRef: connectorRef(
      'The connector of the registry that holds the image.',
      'run#container-registry',
    ).optional(),
    registryRef: text().optional(),
    image: image(
      'The image to run the command in, with its tag. ECR and GCR need the fully qualified name.',
      'run#image',
      'node:22-alpine',
    ).optional(),
    shell: shell('Which shell reads the Command.', 'run#shell').optional(),
    command: command(
      'The script to run. It takes the place of the image’s ENTRYPOINT; a failing command fails the step.',
      'run#command',
    ).optional(),
    privileged: privileged('Runs the container like docker run --privileged.', 'run#privileged').optional(),
    reports: reports('JUnit XML files; ** stands for any folders.', 'run#report-paths').optional(),
    envVariables: envVariables(
      'Variables of the container. The Command reads them as $NAME.',
      'run#environment-variables',
    ).optional(),
    outputVariables: field(outputVariables, {
      label: 'Output Variables',
      widget: 'rows',
      itemLabel: 'Output',
      addLabel: 'Add output',
      columns: [
        { key: 'name', label: 'name' },
        {
          key: 'type',
          label: 'type',
          options: [
            { value: 'String', label: 'String' },
            { value: 'Secret', label: 'Secret' },
          ],
        },
        { key: 'value', label: 'value' },
      ],
      help: 'Variables that the Command exports, for later steps: <+steps.ID.output.outputVariables.NAME>.',
      docs: 'run#output-variables',
      kinds: ONLY_FIXED,
    }).optional(),
    outputAlias: object({
      key: text().optional(),
      scope: word(['Pipeline', 'Stage', 'StepGroup']).optional(),
    }).optional(),
    imagePullPolicy: imagePullPolicy('run#image-pull-policy').optional(),
    resources: resources('run#set-container-resources').optional(),
    runAsUser: runAsUser('The number of the user that runs the command.', 'run#run-as-user').optional(),
  }),
)
