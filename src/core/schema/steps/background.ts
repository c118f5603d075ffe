import * as z from 'zod'
import { field } from '../describedField.ts'
import { object, textList, textMap } from '../values.ts'
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

/** A service that starts and runs beside the steps after it. Source: docs/sources.md, background */
export const background = stepNode(
  z.literal('Background'),
  object({
    connectorRef: connectorRef(
      'The connector of the registry that holds the image.',
      'background#container-registry',
    ).optional(),
    image: image(
      'The image of the service, with its tag: without one it is latest. ECR and GCR need the fully qualified name.',
      'background#image',
      'docker:dind',
    ).optional(),
    entrypoint: field(textList(), {
      label: 'Entry Point',
      widget: 'list',
      itemLabel: 'Entry Point',
      addLabel: 'Add argument',
      help: 'Arguments in exec form, one in each row. They override the ENTRYPOINT of the image and the Command.',
      docs: 'background#entry-point',
      placeholder: 'dockerd-entrypoint.sh',
    }).optional(),
    shell: shell('Which shell reads the Entry Point and the Command.', 'background#shell-and-command').optional(),
    command: command(
      'A script to run in the container. docker-compose up can start several services here.',
      'background#shell-and-command',
    ).optional(),
    privileged: privileged(
      'Runs the container like docker run --privileged. Docker-in-Docker needs it.',
      'background#privileged',
    ).optional(),
    reports: reports(
      'Files or folders in the container that hold its reports or logs.',
      'background#report-paths',
    ).optional(),
    envVariables: envVariables(
      'Variables of the container. The Command reads them as $NAME, in PowerShell as $Env:NAME.',
      'background#environment-variables',
    ).optional(),
    imagePullPolicy: imagePullPolicy('background#image-pull-policy').optional(),
    resources: resources('background#set-container-resources').optional(),
    portBindings: field(textMap(), {
      label: 'Port Bindings',
      widget: 'map',
      section: 'more',
      itemLabel: 'Binding',
      addLabel: 'Add binding',
      help: 'Host port to container port, on VMs and Harness Cloud. In a Kubernetes pod all containers share their ports.',
      docs: 'background#background-step-settings',
    }).optional(),
    runAsUser: runAsUser(
      'The number of the user that runs the container’s processes.',
      'background#background-step-settings',
    ).optional(),
  }),
  'What later steps call the service by: GROUPID_STEPID:port. It is made from the name.',
)
