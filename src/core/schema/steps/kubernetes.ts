import * as z from 'zod'
import { field, FIXED_OR_INPUT, key, ONLY_FIXED } from '../describedField.ts'
import { anything, choice, list, numberOrText, object, text, textListOrExpression, word } from '../values.ts'
import { commandFlags, delegateSelectors, delegateStep, toggle } from './settings.ts'

/* Steps of a deployment to Kubernetes. Source: docs/sources.md, schema */

const flags = { commandFlags: commandFlags(['Apply'], 'kubectl').optional() }
const selectors = { delegateSelectors: delegateSelectors().optional() }

const skipDryRun = () =>
  toggle('Skip Dry Run', 'Does not try the manifests against the cluster first.', { docs: 'k8s' }).optional()

const pruning = () =>
  toggle('Enable Pruning', 'Deletes resources that the manifests no longer have.', { docs: 'k8s' }).optional()

/** How many pods: a count, or a part of all. */
const instanceSelection = object({
  type: field(word(['Count', 'Percentage']), {
    label: 'Instances By',
    widget: 'select',
    options: [
      { value: 'Count', label: 'Count' },
      { value: 'Percentage', label: 'Percentage' },
    ],
    help: 'Whether the number of pods is a count or a part of all.',
    docs: 'k8s',
    kinds: ONLY_FIXED,
  }).optional(),
  spec: object({
    count: field(numberOrText(), {
      label: 'Instances',
      widget: 'number',
      half: true,
      help: 'How many pods.',
      docs: 'k8s',
      when: { field: ['spec', 'instanceSelection', 'type'], is: ['Count'] },
    }).optional(),
    percentage: field(numberOrText(), {
      label: 'Percentage of Instances',
      widget: 'number',
      half: true,
      help: 'How many of a hundred pods.',
      docs: 'k8s',
      when: { field: ['spec', 'instanceSelection', 'type'], is: ['Percentage'] },
    }).optional(),
  }).optional(),
})

const trafficRouting = () =>
  field(anything(), {
    label: 'Traffic Routing',
    widget: 'yaml',
    section: 'more',
    help: 'Which share of the traffic goes where, by SMI or Istio.',
    docs: 'k8s',
    kinds: ONLY_FIXED,
  }).optional()

/** Which resources: by name, by release, or by their manifests. */
const resourcesAt = (path: 'deleteResources' | 'resources') => {
  const when = (type: string) => ({ field: ['spec', path, 'type'], is: [type] })
  return object({
    type: field(word(['ResourceName', 'ReleaseName', 'ManifestPath']), {
      label: 'Resources By',
      widget: 'select',
      options: [
        { value: 'ResourceName', label: 'Resource name' },
        { value: 'ReleaseName', label: 'Release name' },
        { value: 'ManifestPath', label: 'Manifest path' },
      ],
      help: `How the resources are named in ${path}.`,
      docs: 'k8s',
      kinds: ONLY_FIXED,
    }).optional(),
    spec: object({
      resourceNames: field(textListOrExpression(), {
        label: 'Resource Names',
        widget: 'list',
        itemLabel: 'Resource Name',
        addLabel: 'Add resource',
        help: 'Each as namespace/Kind/name or Kind/name.',
        docs: 'k8s',
        placeholder: 'Deployment/web',
        when: when('ResourceName'),
      }).optional(),
      manifestPaths: field(textListOrExpression(), {
        label: 'Manifest Paths',
        widget: 'list',
        itemLabel: 'Manifest Path',
        addLabel: 'Add path',
        help: 'Manifests of the resources.',
        docs: 'k8s',
        when: when('ManifestPath'),
      }).optional(),
      allManifestPaths: field(z.boolean({ error: 'must be true or false' }), {
        label: 'All Manifest Paths',
        widget: 'toggle',
        help: 'Takes the resources of all manifests.',
        docs: 'k8s',
        kinds: ONLY_FIXED,
        when: when('ManifestPath'),
      }).optional(),
      deleteNamespace: toggle('Delete Namespace', 'Deletes the namespace of the release, too.', {
        docs: 'k8s',
        when: when('ReleaseName'),
      }).optional(),
    }).optional(),
  })
}

const bare = <const Type extends string>(type: Type) => delegateStep(z.literal(type), object(selectors).optional())

export const kubernetesSteps = {
  K8sRollingDeploy: delegateStep(
    z.literal('K8sRollingDeploy'),
    object({ skipDryRun: skipDryRun(), pruningEnabled: pruning(), ...flags, ...selectors }),
  ),
  K8sRollingRollback: delegateStep(
    z.literal('K8sRollingRollback'),
    // Not in the official schema, but in real files: Harness writes it for both.
    object({ skipDryRun: skipDryRun(), pruningEnabled: pruning(), ...flags, ...selectors }),
  ),
  K8sCanaryDeploy: delegateStep(
    z.literal('K8sCanaryDeploy'),
    object({
      canaryType: field(choice(['Standard', 'Progressive']), {
        label: 'Canary Type',
        widget: 'select',
        options: [
          { value: 'Standard', label: 'Standard' },
          { value: 'Progressive', label: 'Progressive' },
        ],
        help: 'Progressive moves on in steps, each with its share.',
        docs: 'k8s',
      }).optional(),
      instanceSelection: instanceSelection.optional(),
      targetPercentage: field(numberOrText(), {
        label: 'Target Percentage',
        widget: 'number',
        section: 'more',
        help: 'The share of a progressive canary.',
        docs: 'k8s',
      }).optional(),
      skipDryRun: skipDryRun(),
      trafficRouting: trafficRouting(),
      ...flags,
      ...selectors,
    }),
  ),
  K8sCanaryDelete: bare('K8sCanaryDelete'),
  K8sBlueGreenDeploy: delegateStep(
    z.literal('K8sBlueGreenDeploy'),
    object({
      skipDryRun: skipDryRun(),
      pruningEnabled: pruning(),
      skipDeploymentIfSameManifest: toggle(
        'Skip If Nothing Changed',
        'Does not deploy manifests that are deployed already.',
        { docs: 'k8s' },
      ).optional(),
      trafficRouting: trafficRouting(),
      ...flags,
      ...selectors,
    }),
  ),
  K8sBGSwapServices: bare('K8sBGSwapServices'),
  K8sBlueGreenStageScaleDown: bare('K8sBlueGreenStageScaleDown'),
  DownloadManifests: bare('DownloadManifests'),
  K8sApply: delegateStep(
    z.literal('K8sApply'),
    object({
      filePaths: field(textListOrExpression(), {
        label: 'File Paths',
        widget: 'list',
        itemLabel: 'File Path',
        addLabel: 'Add path',
        help: 'Manifests to apply, from the folder of the service’s manifests on.',
        docs: 'k8s',
        placeholder: 'jobs/migrate.yaml',
      }).optional(),
      skipDryRun: skipDryRun(),
      skipSteadyStateCheck: toggle('Skip Steady State Check', 'Does not wait until the resources are ready.', {
        docs: 'k8s',
      }).optional(),
      skipRendering: toggle('Skip Rendering', 'Applies the manifests as they are, without values.', {
        docs: 'k8s',
      }).optional(),
      overrides: field(list(anything()), {
        label: 'Overrides',
        widget: 'yaml',
        section: 'more',
        help: 'Values that take the place of those of the service.',
        docs: 'k8s',
        kinds: ONLY_FIXED,
      }).optional(),
      manifestSource: field(anything(), {
        label: 'Manifest Source',
        widget: 'yaml',
        section: 'more',
        help: 'Where the manifests are, when they are not the service’s.',
        docs: 'k8s',
        kinds: ONLY_FIXED,
      }).optional(),
      ...flags,
      ...selectors,
    }),
  ),
  K8sScale: delegateStep(
    z.literal('K8sScale'),
    object({
      workload: field(text().min(1, { error: 'must not be empty' }), {
        label: 'Workload',
        widget: 'mono',
        help: 'What to scale, as namespace/Kind/name or Kind/name.',
        docs: 'k8s',
        placeholder: 'Deployment/web',
      }),
      instanceSelection,
      skipSteadyStateCheck: toggle('Skip Steady State Check', 'Does not wait until the pods are ready.', {
        docs: 'k8s',
      }).optional(),
      ...selectors,
    }),
  ),
  K8sDelete: delegateStep(
    z.literal('K8sDelete'),
    object({
      deleteResources: resourcesAt('deleteResources'),
      commandFlags: commandFlags(['Delete'], 'kubectl').optional(),
      ...selectors,
    }),
  ),
  K8sRollout: delegateStep(
    z.literal('K8sRollout'),
    object({
      command: field(word(['restart', 'resume', 'status', 'undo', 'pause', 'history']), {
        label: 'Rollout Command',
        widget: 'select',
        options: ['restart', 'resume', 'status', 'undo', 'pause', 'history'].map((value) => ({ value, label: value })),
        help: 'The kubectl rollout command.',
        docs: 'k8s',
        kinds: ONLY_FIXED,
      }),
      resources: resourcesAt('resources'),
      commandFlags: commandFlags(['Rollout'], 'kubectl').optional(),
      ...selectors,
    }),
  ),
  K8sDryRun: delegateStep(
    z.literal('K8sDryRun'),
    object({
      encryptYamlOutput: toggle('Encrypt YAML Output', 'The manifests are a secret output.', {
        docs: 'k8s',
        kinds: FIXED_OR_INPUT,
      }).optional(),
      ...selectors,
    }),
  ),
  K8sDiff: delegateStep(
    z.literal('K8sDiff'),
    object({ ...selectors, metadata: key(text(), 'Metadata', 'Harness’s own.').optional() }).optional(),
  ),
} as const
