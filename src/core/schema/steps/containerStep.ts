import * as z from 'zod'
import { field, key, ONLY_FIXED } from '../describedField.ts'
import { anything, list, object, orInput, text, textList, word } from '../values.ts'
import { infraTypes } from '../stepGroupInfra.ts'
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

/** A script in a pod of its own. Source: docs/sources.md, schema */
export const containerStep = stepNode(
  z.literal('Container'),
  object({
    connectorRef: connectorRef('The connector of the registry that holds the image.', 'container').optional(),
    image: image('The image to run the command in, with its tag.', 'container', 'alpine:3.20').optional(),
    shell: shell('Which shell reads the Command.', 'container').optional(),
    command: command('The script to run.', 'container'),
    infrastructure: object({
      type: field(word(['KubernetesDirect', 'VM', 'ECSDirect']), {
        label: 'Infrastructure',
        widget: 'select',
        options: [
          { value: 'KubernetesDirect', label: 'Kubernetes' },
          { value: 'VM', label: 'VM' },
          { value: 'ECSDirect', label: 'ECS' },
        ],
        help: 'What the container runs on.',
        docs: 'container',
        kinds: ONLY_FIXED,
      }),
      // What a group's pod may have, the pod of one step may have, too.
      spec: infraTypes.KubernetesDirect.shape.spec,
    }),
    privileged: privileged('Runs the container like docker run --privileged.', 'container').optional(),
    entrypoint: field(textList(), {
      label: 'Entry Point',
      widget: 'list',
      section: 'more',
      itemLabel: 'Entry Point',
      addLabel: 'Add argument',
      help: 'Overrides the ENTRYPOINT of the image, one argument in each row.',
      docs: 'container',
    }).optional(),
    envVariables: envVariables('Variables of the container. The Command reads them as $NAME.', 'container').optional(),
    outputVariables: field(
      orInput(
        list(object({ name: key(text(), 'Name', 'The variable that the Command exports.').optional() })),
        'a list',
      ),
      {
        label: 'Output Variables',
        widget: 'rows',
        itemLabel: 'Output',
        addLabel: 'Add output',
        columns: [{ key: 'name', label: 'name' }],
        help: 'Variables that the Command exports, for later steps.',
        docs: 'container',
        kinds: ONLY_FIXED,
      },
    ).optional(),
    settings: anything().optional(),
    reports: reports('JUnit XML files; ** stands for any folders.', 'container').optional(),
    resources: resources('container').optional(),
    runAsUser: runAsUser('The number of the user that runs the command.', 'container').optional(),
    imagePullPolicy: imagePullPolicy('container').optional(),
    metadata: text().optional(),
  }),
)
