import type * as z from 'zod'
import { field, FIXED_OR_INPUT } from '../describedField.ts'
import type { FieldAbout } from '../describedField.ts'
import { openMapping } from '../openMapping.ts'
import { count, list, numberOrText, object, orInput, text, textListOrInput, word } from '../values.ts'
import { imagePullPolicy, resources, runAsUser } from './container.ts'
import { delegateSelectors, namedStep, toggle } from './settings.ts'

/* Steps that bring out a version on ECS, Google Cloud, Azure and Spot, and shift traffic to it. Source: docs/sources.md, schema */

const line = (label: string, help: string, about: Partial<FieldAbout> = {}) =>
  field(text(), { label, widget: 'mono', help, docs: 'deploy', ...about })

const percent = (label: string, help: string, about: Partial<FieldAbout> = {}) =>
  field(count(), { label, widget: 'number', help, docs: 'deploy', placeholder: '50', ...about })

const more = { section: 'more' } as const

/** A step that Harness runs in a container of its own image, unless another is named. */
const inContainer = {
  connectorRef: line(
    'Container Registry',
    'The connector of the registry of another image for the step.',
    more,
  ).optional(),
  image: line('Image', 'Another image for the step, in place of Harness’s own.', more).optional(),
  imagePullPolicy: field(imagePullPolicy('deploy'), {
    label: 'Image Pull Policy',
    widget: 'select',
    section: 'more',
    options: ['Always', 'IfNotPresent', 'Never'].map((value) => ({ value, label: value })),
    help: 'When the image is pulled.',
    docs: 'deploy',
  }).optional(),
  commandOptions: field(textListOrInput(), {
    label: 'Command Options',
    widget: 'list',
    section: 'more',
    itemLabel: 'Option',
    addLabel: 'Add option',
    help: 'Options for the command that the step runs.',
    docs: 'deploy',
    kinds: FIXED_OR_INPUT,
  }).optional(),
  preExecution: field(text(), {
    label: 'Pre-Execution',
    widget: 'script',
    section: 'more',
    help: 'A script that runs before the step.',
    docs: 'deploy',
  }).optional(),
  privileged: toggle('Privileged', 'Runs the container like docker run --privileged.', more).optional(),
  resources: resources('deploy', 'more').optional(),
  runAsUser: runAsUser('The number of the user that runs the step.', 'deploy').optional(),
  delegateSelectors: delegateSelectors().optional(),
}

const onDelegate = { delegateSelectors: delegateSelectors().optional() }

const step = (type: string, shape: z.ZodRawShape, isContainer = false) =>
  namedStep(type, openMapping({ ...shape, ...(isContainer ? inContainer : onDelegate) }))

/** What stands for a rollout step that knows all it needs from the stage. */
const plain = (type: string) => [type, () => step(type, {})] as const

const weighted = (target: string, label: string, about: FieldAbout) =>
  field(orInput(list(object({ [target]: text(), weight: numberOrText() })), 'a list'), {
    ...about,
    widget: 'rows',
    columns: [
      { key: target, label },
      { key: 'weight', label: 'weight', kind: 'number' },
    ],
    kinds: FIXED_OR_INPUT,
  })

/** `wrapper: { type: Inherit | Standalone, spec }`: shift what the stage has made, or a load balancer that is named. */
function trafficShift(wrapper: string, listener: string, forward: string) {
  const at = (...path: readonly string[]) => ['spec', wrapper, ...path]
  const inherit = { when: { field: at('type'), is: ['Inherit'] } }
  const alone = { when: { field: at('type'), is: ['Standalone'] } }
  return {
    [wrapper]: openMapping({
      type: field(word(['Inherit', 'Standalone']), {
        label: 'Configuration',
        widget: 'select',
        options: [
          { value: 'Inherit', label: 'Inherit', help: 'What an earlier step of the stage has made.' },
          { value: 'Standalone', label: 'Standalone', help: 'A load balancer that is named here.' },
        ],
        help: 'Whose traffic is shifted.',
        docs: 'deploy',
        kinds: ['fixed'],
      }),
      spec: openMapping({
        weightPercentage: percent('New Version', 'Percent of the traffic for the new version.', inherit).optional(),
        loadBalancer: line('Load Balancer', 'The name of the load balancer.', alone).optional(),
        [listener]: line('Listener', 'The ARN of its listener.', alone).optional(),
        listenerRuleArn: line('Listener Rule', 'The ARN of the rule.', alone).optional(),
        [forward]: weighted('targetGroupArn', 'target group', {
          label: 'Target Groups',
          widget: 'rows',
          itemLabel: 'Target Group',
          addLabel: 'Add target group',
          help: 'Each gets its share of the traffic.',
          docs: 'deploy',
          ...alone,
        }).optional(),
      }).optional(),
    }),
  }
}

const loadBalancer = {
  loadBalancer: line('Load Balancer', 'The name of the load balancer.'),
  prodListener: line('Production Listener', 'The ARN of the listener of production.'),
  prodListenerRuleArn: line('Production Listener Rule', 'The ARN of its rule.'),
}

const backend = (side: string) =>
  openMapping({
    backendService: line(`${side} Backend Service`, 'The backend service of the load balancer.'),
    mig: line(`${side} Instance Group`, 'The managed instance group behind it.'),
  })

const route = {
  type: field(word(['HTTPRoute', 'GRPCRoute']), {
    label: 'Route Type',
    widget: 'select',
    options: [
      { value: 'HTTPRoute', label: 'HTTP' },
      { value: 'GRPCRoute', label: 'gRPC' },
    ],
    help: 'The kind of route of Cloud Service Mesh.',
    docs: 'deploy',
    kinds: ['fixed'],
  }).optional(),
  route: line('Route', 'The name of the route.').optional(),
}

const headers = (label: string, columns: readonly { key: string; label: string }[]) =>
  field(orInput(list(openMapping({ key: text() })), 'a list'), {
    label,
    widget: 'rows',
    section: 'more',
    itemLabel: 'Header',
    addLabel: 'Add header',
    columns,
    help: 'Requests with the header go to a version of their own.',
    docs: 'deploy',
    kinds: FIXED_OR_INPUT,
  })

const mesh = (withWeights: boolean) =>
  openMapping({
    type: field(word(['CSM']), {
      label: 'Traffic By',
      widget: 'select',
      options: [{ value: 'CSM', label: 'Cloud Service Mesh' }],
      help: 'What shifts the traffic.',
      docs: 'deploy',
      kinds: ['fixed'],
    }).optional(),
    spec: openMapping({
      ...route,
      ...(withWeights
        ? {
            destinations: weighted('destination', 'backend service', {
              label: 'Destinations',
              widget: 'rows',
              itemLabel: 'Destination',
              addLabel: 'Add destination',
              help: 'Each gets its share of the traffic.',
              docs: 'deploy',
            }).optional(),
            headerRoutingAdd: headers('Headers to Add', [
              { key: 'key', label: 'name' },
              { key: 'value', label: 'value' },
              { key: 'destination', label: 'destination' },
            ]).optional(),
            headerRoutingRemove: headers('Headers to Remove', [{ key: 'key', label: 'name' }]).optional(),
          }
        : {}),
    }).optional(),
  })

const PLAIN =
  `EcsBlueGreenRollback EcsRollingRollback StandAloneTrafficShiftRollback FetchInstanceScript ElastigroupRollback
  AsgRollingRollback AsgBlueGreenRollback AzureFunctionRollback GitOpsGetAppDetails CloudFunctionRollback`.split(/\s+/)
const PLAIN_IN_CONTAINER = `GoogleMigBlueGreenRollback AzureContainerAppsRollback AzureContainerAppsPrepareRollbackData
  GoogleCloudRunRollback GoogleCloudRunPrepareRollbackData`.split(/\s+/)

const same = toggle('Same as Running Instances', 'As many as run already, in place of the number in the service.')

export const rolloutSteps: Readonly<Record<string, () => z.ZodObject>> = {
  ...Object.fromEntries(PLAIN.map(plain)),
  ...Object.fromEntries(PLAIN_IN_CONTAINER.map((type) => [type, () => step(type, {}, true)])),
  EcsRollingDeploy: () =>
    step('EcsRollingDeploy', {
      sameAsAlreadyRunningInstances: same.optional(),
      forceNewDeployment: toggle('Force New Deployment', 'Also when nothing has changed.').optional(),
      skipApplicationScaling: toggle('Skip Application Scaling', 'Leaves auto scaling as it is.', more).optional(),
    }),
  EcsBlueGreenCreateService: () =>
    step('EcsBlueGreenCreateService', {
      ...loadBalancer,
      prodListener: loadBalancer.prodListener.optional(),
      stageListener: line('Stage Listener', 'The ARN of the listener of the new version.').optional(),
      stageListenerRuleArn: line('Stage Listener Rule', 'The ARN of its rule.').optional(),
      isTrafficShift: toggle('Shift Traffic in Steps', 'A step behind this one shifts it, part by part.').optional(),
      stageTargetGroupArn: line('Stage Target Group', 'The ARN of the target group of the new version.', {
        when: { field: ['spec', 'isTrafficShift'], is: ['true'] },
      }).optional(),
      sameAsAlreadyRunningInstances: same.optional(),
      updateGreenService: toggle('Update Green Service', 'In place of a new one.', more).optional(),
      enableAutoScalingInSwapStep: toggle('Auto Scaling in Swap Step', 'Turned on as traffic moves.', more).optional(),
    }),
  EcsBlueGreenTrafficShift: () =>
    step('EcsBlueGreenTrafficShift', trafficShift('ecsTrafficShiftWrapper', 'listener', 'forwardConfig')),
  ElastigroupBlueGreenTrafficShift: () =>
    step(
      'ElastigroupBlueGreenTrafficShift',
      trafficShift('elastigroupTrafficShiftWrapper', 'listenerArn', 'forwardTrafficConfig'),
    ),
  AsgShiftTraffic: () =>
    step('AsgShiftTraffic', {
      weight: percent('New Version', 'Percent of the traffic for the new auto scaling group.'),
      downsizeOldAsg: toggle('Downsize Old Group', 'Once all traffic is on the new one.'),
    }),
  GoogleMigTrafficShift: () =>
    step(
      'GoogleMigTrafficShift',
      {
        trafficConfig: mesh(true).optional(),
        downsizeOldMig: toggle('Downsize Old Group', 'Once all traffic is on the new one.').optional(),
      },
      true,
    ),
  GoogleMigBlueGreenDeploy: () =>
    step(
      'GoogleMigBlueGreenDeploy',
      {
        blueEnvironment: backend('Blue'),
        greenEnvironment: backend('Green').optional(),
        targetSize: percent('Target Size', 'How many instances the new group has.', { placeholder: '2' }).optional(),
        trafficConfig: mesh(false).optional(),
      },
      true,
    ),
  GoogleMigSteadyState: () =>
    step(
      'GoogleMigSteadyState',
      {
        mig: line('Instance Group', 'The managed instance group that is waited for.'),
        instanceTemplate: line('Instance Template', 'The template that its instances must have.'),
        pollingInterval: field(text(), {
          label: 'Polling Interval',
          widget: 'duration',
          help: 'How often it is asked.',
          docs: 'deploy',
          placeholder: '10s',
        }).optional(),
      },
      true,
    ),
  DeployCloudFunctionWithNoTraffic: () =>
    step('DeployCloudFunctionWithNoTraffic', {
      updateFieldMask: line('Update Field Mask', 'Which fields of the function are changed.').optional(),
    }),
  CloudFunctionTrafficShift: () =>
    step('CloudFunctionTrafficShift', {
      trafficPercent: percent('New Version', 'Percent of the traffic for the new version.').optional(),
    }),
  GoogleCloudRunDeploy: () =>
    step(
      'GoogleCloudRunDeploy',
      { skipTrafficShift: toggle('Skip Traffic Shift', 'Deploys the revision without traffic.').optional() },
      true,
    ),
  GoogleCloudRunTrafficShift: () =>
    step(
      'GoogleCloudRunTrafficShift',
      {
        revisionTrafficDetails: field(orInput(list(openMapping({ revisionName: text() })), 'a list'), {
          label: 'Revisions',
          widget: 'rows',
          itemLabel: 'Revision',
          addLabel: 'Add revision',
          columns: [
            { key: 'revisionName', label: 'name' },
            { key: 'trafficValue', label: 'percent', kind: 'number' },
            { key: 'tag', label: 'tag' },
          ],
          help: 'Each gets its share of the traffic; LATEST is the newest.',
          docs: 'deploy',
          kinds: FIXED_OR_INPUT,
        }).optional(),
      },
      true,
    ),
  AzureContainerAppsDeploy: () =>
    step(
      'AzureContainerAppsDeploy',
      { forceTrafficToLatest: toggle('Force Traffic to Latest', 'All traffic goes to the new revision.').optional() },
      true,
    ),
}
