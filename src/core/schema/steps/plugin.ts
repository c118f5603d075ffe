import * as z from 'zod'
import { field } from '../describedField.ts'
import { object, text, textList } from '../values.ts'
import { connectorRef, image, imagePullPolicy, privileged, reports, resources, runAsUser } from './container.ts'
import { stepNode } from './stepNode.ts'

/** A Drone plugin: an image that is told what to do by its settings. Source: docs/sources.md, schema */
export const plugin = stepNode(
  z.literal('Plugin'),
  object({
    connectorRef: connectorRef('The connector of the registry that holds the image.', 'plugin').optional(),
    registryRef: text().optional(),
    image: image('The plugin’s image, with its tag.', 'plugin', 'plugins/slack').optional(),
    privileged: privileged('Runs the container like docker run --privileged.', 'plugin').optional(),
    uses: field(text(), {
      label: 'Uses',
      widget: 'mono',
      section: 'more',
      help: 'The plugin’s repository, in place of an image.',
      docs: 'plugin',
    }).optional(),
    entrypoint: field(textList(), {
      label: 'Entry Point',
      widget: 'list',
      section: 'more',
      itemLabel: 'Entry Point',
      addLabel: 'Add argument',
      help: 'Overrides the ENTRYPOINT of the image, one argument in each row.',
      docs: 'plugin',
    }).optional(),
    settings: field(z.union([z.looseObject({}), z.string()], { error: 'must be a mapping or an expression' }), {
      label: 'Settings',
      widget: 'map',
      itemLabel: 'Setting',
      addLabel: 'Add setting',
      help: 'What the plugin is told. It reads each as PLUGIN_NAME.',
      docs: 'plugin',
    }).optional(),
    reports: reports('JUnit XML files; ** stands for any folders.', 'plugin').optional(),
    imagePullPolicy: imagePullPolicy('plugin').optional(),
    resources: resources('plugin').optional(),
    runAsUser: runAsUser('The number of the user that runs the plugin.', 'plugin').optional(),
  }),
)
