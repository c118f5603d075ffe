import * as z from 'zod'
import { field } from '../describedField.ts'
import type { FieldAbout } from '../describedField.ts'
import { object, text, textList, textMap } from '../values.ts'
import { resources, runAsUser } from './container.ts'
import { delegateStep, toggle } from './settings.ts'

/* Steps of CI stages that build an image and push it to a registry. Source: docs/sources.md, schema */

const line = (label: string, help: string, about: Partial<FieldAbout> = {}) =>
  field(text(), { label, widget: 'mono', help, docs: 'buildandpush', ...about })

const map = (label: string, item: string, help: string) =>
  field(textMap(), {
    label,
    widget: 'map',
    section: 'more',
    itemLabel: item,
    addLabel: `Add ${item.toLowerCase()}`,
    help,
    docs: 'buildandpush',
  })

const tags = field(textList(), {
  label: 'Tags',
  widget: 'list',
  itemLabel: 'Tag',
  addLabel: 'Add tag',
  help: 'Tags that the image gets.',
  docs: 'buildandpush',
  placeholder: '<+pipeline.sequenceId>',
})

const imageName = line('Image Name', 'The name of the image in the registry.', { placeholder: 'app' })
const connector = (what: string) =>
  line(`${what} Connector`, `The connector of ${what}.`, { placeholder: 'account.registry' })

/** What all of them have after what names the registry. */
const build = (cacheKey: 'remoteCacheRepo' | 'remoteCacheImage') => ({
  optimize: toggle('Optimize', 'Takes snapshots of layers more cheaply.', {
    section: 'more',
    docs: 'buildandpush',
  }).optional(),
  dockerfile: line('Dockerfile', 'The path of the Dockerfile. Without it: Dockerfile.', {
    placeholder: 'Dockerfile',
  }).optional(),
  context: line('Context', 'The folder that the build sees. Without it: the workspace.', {
    placeholder: '.',
  }).optional(),
  target: line('Target', 'The stage of the Dockerfile to build.', { section: 'more' }).optional(),
  buildArgs: map('Build Arguments', 'Argument', 'Values for ARGs of the Dockerfile.').optional(),
  labels: map('Labels', 'Label', 'Labels of the image.').optional(),
  envVariables: map('Environment Variables', 'Variable', 'Variables of the build.').optional(),
  caching: toggle('Docker Layer Caching', 'Keeps layers between builds.', {
    section: 'more',
    docs: 'buildandpush',
  }).optional(),
  cacheFrom: field(textList(), {
    label: 'Cache From',
    widget: 'list',
    section: 'more',
    itemLabel: 'Cache From',
    addLabel: 'Add source',
    help: 'Where layers are taken from.',
    docs: 'buildandpush',
  }).optional(),
  cacheTo: line('Cache To', 'Where layers are kept.', { section: 'more' }).optional(),
  [cacheKey]: line('Remote Cache Image', 'An image that keeps the layers.', { section: 'more' }).optional(),
  envDockerSecrets: map(
    'Secrets from Variables',
    'Secret',
    'Build secrets by the variable that holds each.',
  ).optional(),
  fileDockerSecrets: map('Secrets from Files', 'File Secret', 'Build secrets by the file that holds each.').optional(),
  baseImageConnectorRefs: field(textList(), {
    label: 'Base Image Connectors',
    widget: 'list',
    section: 'more',
    itemLabel: 'Base Image Connector',
    addLabel: 'Add connector',
    help: 'Connectors of the registries that base images come from.',
    docs: 'buildandpush',
  }).optional(),
  resources: resources('buildandpush').optional(),
  runAsUser: runAsUser('The number of the user that builds.', 'buildandpush').optional(),
})

export const buildAndPushSteps = {
  BuildAndPushDockerRegistry: delegateStep(
    z.literal('BuildAndPushDockerRegistry'),
    object({
      connectorRef: connector('Docker').optional(),
      registryRef: text().optional(),
      repo: line('Docker Repository', 'The image to push, without a tag.', { placeholder: 'acme/app' }).optional(),
      tags: tags.optional(),
      ...build('remoteCacheRepo'),
    }),
  ),
  BuildAndPushECR: delegateStep(
    z.literal('BuildAndPushECR'),
    object({
      connectorRef: connector('AWS'),
      region: line('Region', 'The AWS region of the registry.', { placeholder: 'eu-central-1' }),
      account: line('Account Id', 'The AWS account of the registry.', { placeholder: '123456789012' }),
      imageName,
      tags,
      ...build('remoteCacheImage'),
    }),
  ),
  BuildAndPushGAR: delegateStep(
    z.literal('BuildAndPushGAR'),
    object({
      connectorRef: connector('GCP'),
      host: line('Host', 'The host of the registry.', { placeholder: 'europe-docker.pkg.dev' }),
      projectID: line('Project Id', 'The Google project of the registry.'),
      imageName,
      tags,
      ...build('remoteCacheImage'),
    }),
  ),
  BuildAndPushGCR: delegateStep(
    z.literal('BuildAndPushGCR'),
    object({
      connectorRef: connector('GCP'),
      host: line('Host', 'The host of the registry.', { placeholder: 'eu.gcr.io' }),
      projectID: line('Project Id', 'The Google project of the registry.'),
      imageName,
      tags,
      ...build('remoteCacheImage'),
    }),
  ),
  BuildAndPushACR: delegateStep(
    z.literal('BuildAndPushACR'),
    object({
      connectorRef: connector('Azure'),
      repository: line('Repository', 'The image to push, with the registry’s host.', {
        placeholder: 'acme.azurecr.io/app',
      }),
      subscriptionId: line('Subscription Id', 'The Azure subscription of the registry.').optional(),
      tags,
      ...build('remoteCacheImage'),
    }),
  ),
} as const
