import * as z from 'zod'
import { field } from '../describedField.ts'
import type { FieldAbout } from '../describedField.ts'
import { openMapping } from '../openMapping.ts'
import { choice, text, textListOrExpression } from '../values.ts'
import { resources, runAsUser } from './container.ts'
import { delegateStep, toggle } from './settings.ts'

/* Steps of CI stages that keep folders in a bucket and get them back. Source: docs/sources.md, schema */

const line = (label: string, help: string, about: Partial<FieldAbout> = {}) =>
  field(text(), { label, widget: 'mono', help, docs: 'cache', ...about })

const more = { section: 'more' } as const

const AWS = line('AWS Connector', 'The connector of the AWS account.', { placeholder: 'account.aws' })
const GCP = line('GCP Connector', 'The connector of the Google Cloud project.', { placeholder: 'account.gcp' })
const bucket = line('Bucket', 'The bucket; it must exist.')
const region = line('Region', 'The region of the bucket.', { placeholder: 'eu-west-1' })
const endpoint = line('Endpoint', 'The address of another storage with the interface of S3.', more).optional()
const pathStyle = toggle('Path Style', 'Names the bucket in the path, as MinIO wants it.', more).optional()

const cacheKey = line('Key', 'What the cache is found by. A checksum of a lock file makes a new one when it changes.', {
  placeholder: 'npm-{{ checksum "package-lock.json" }}',
})

const archiveFormat = (words: readonly [string, ...string[]]) =>
  field(choice(words), {
    label: 'Archive Format',
    widget: 'select',
    options: words.map((value) => ({ value, label: value })),
    help: 'How the folders are packed.',
    docs: 'cache',
    ...more,
  }).optional()

const sourcePaths = field(textListOrExpression(), {
  label: 'Source Paths',
  widget: 'list',
  itemLabel: 'Source Path',
  addLabel: 'Add path',
  help: 'The folders that are kept.',
  docs: 'cache',
  placeholder: '~/.npm',
})

const container = {
  resources: resources('cache', 'more').optional(),
  runAsUser: runAsUser('The number of the user that runs the step.', 'cache').optional(),
}

const saving = { sourcePaths, override: toggle('Override Cache', 'Writes over a cache of the same key.').optional() }
const restoring = {
  failIfKeyNotFound: toggle('Fail if Key Not Found', 'Without a cache of the key the step fails.').optional(),
  preserveMetadata: z.boolean({ error: 'must be true or false' }).optional(),
}

const S3 = { endpoint, pathStyle }
const S3_FORMATS = ['Tar', 'Gzip', 'Zstd'] as const
const GCS_FORMATS = ['Tar', 'Gzip'] as const

const inS3 = { connectorRef: AWS, region: region.optional(), bucket, key: cacheKey }
const inGcs = { connectorRef: GCP, bucket, key: cacheKey }

export const cacheSteps = {
  SaveCacheS3: () =>
    delegateStep(
      z.literal('SaveCacheS3'),
      openMapping({ ...inS3, ...saving, archiveFormat: archiveFormat(S3_FORMATS), ...S3, ...container }),
    ),
  RestoreCacheS3: () =>
    delegateStep(
      z.literal('RestoreCacheS3'),
      openMapping({ ...inS3, ...restoring, archiveFormat: archiveFormat(S3_FORMATS), ...S3, ...container }),
    ),
  SaveCacheGCS: () =>
    delegateStep(
      z.literal('SaveCacheGCS'),
      openMapping({ ...inGcs, ...saving, archiveFormat: archiveFormat(GCS_FORMATS), ...container }),
    ),
  RestoreCacheGCS: () =>
    delegateStep(
      z.literal('RestoreCacheGCS'),
      openMapping({ ...inGcs, ...restoring, archiveFormat: archiveFormat(GCS_FORMATS), ...container }),
    ),
  S3Upload: () =>
    delegateStep(
      z.literal('S3Upload'),
      openMapping({
        connectorRef: AWS,
        region,
        bucket,
        sourcePath: line('Source Path', 'The file or folder that is uploaded.', { placeholder: 'build/reports' }),
        target: line('Target', 'Where in the bucket it goes.', { placeholder: '<+pipeline.sequenceId>' }).optional(),
        stripPrefix: line('Strip Prefix', 'What is left out of the paths.', more).optional(),
        endpoint,
        ...container,
      }),
    ),
} as const
