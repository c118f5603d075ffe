import type * as z from 'zod'
import { field, FIXED_OR_INPUT } from '../describedField.ts'
import { openMapping } from '../openMapping.ts'
import { anything, text } from '../values.ts'
import { delegateSelectors, namedStep, toggle, variableRows } from './settings.ts'

/* Steps of GitOps stages: a pull request that changes what an agent reads. Source: docs/sources.md, schema */

const step = (type: string, shape: z.ZodRawShape) =>
  namedStep(type, openMapping({ ...shape, delegateSelectors: delegateSelectors().optional() }))

const rows = (label: string, item: string, columns: readonly { key: string; label: string }[], help: string) =>
  field(anything(), {
    label,
    widget: 'rows',
    itemLabel: item,
    addLabel: `Add ${item.toLowerCase()}`,
    columns,
    help,
    docs: 'gitops',
    kinds: FIXED_OR_INPUT,
  })

const more = { section: 'more' } as const

export const gitOpsSteps: Readonly<Record<string, () => z.ZodObject>> = {
  MergePR: () =>
    step('MergePR', {
      deleteSourceBranch: toggle('Delete Source Branch', 'Once the pull request is merged.').optional(),
      variables: variableRows({
        label: 'Variables',
        help: 'Further settings of the merge by name.',
        ...more,
      }).optional(),
    }),
  RevertPR: () =>
    step('RevertPR', {
      commitId: field(text(), {
        label: 'Commit',
        widget: 'mono',
        help: 'The commit whose changes are taken back.',
        docs: 'gitops',
      }).optional(),
      prTitle: field(text(), {
        label: 'Title',
        widget: 'text',
        help: 'The title of the pull request that takes it back.',
        docs: 'gitops',
      }).optional(),
    }),
  GitOpsUpdateReleaseRepo: () =>
    step('GitOpsUpdateReleaseRepo', {
      variables: variableRows({
        label: 'Variables',
        help: 'Values that are written into the release repository.',
      }).optional(),
      prTitle: field(text(), {
        label: 'Title',
        widget: 'text',
        help: 'The title of the pull request.',
        docs: 'gitops',
      }).optional(),
    }),
  GitOpsSync: () =>
    step('GitOpsSync', {
      applicationsList: rows(
        'Applications',
        'Application',
        [
          { key: 'applicationName', label: 'name' },
          { key: 'agentId', label: 'agent' },
        ],
        'The applications that are synchronised.',
      ).optional(),
      prune: toggle('Prune', 'Deletes what is no longer in the repository.').optional(),
      dryRun: toggle('Dry Run', 'Only tells what would change.').optional(),
      applyOnly: toggle('Apply Only', 'Runs no hooks.').optional(),
      forceApply: toggle('Force Apply', 'Replaces what cannot be changed in place.').optional(),
      retry: toggle('Retry', 'Tries again when it fails.', more).optional(),
      retryStrategy: field(anything(), {
        label: 'Retry Strategy',
        widget: 'yaml',
        help: 'How often, and with what pauses.',
        docs: 'gitops',
        kinds: FIXED_OR_INPUT,
        ...more,
        when: { field: ['spec', 'retry'], is: ['true'] },
      }).optional(),
      syncOptions: field(anything(), {
        label: 'Sync Options',
        widget: 'map',
        itemLabel: 'Option',
        addLabel: 'Add option',
        help: 'Options of Argo CD by name: skipSchemaValidation, autoCreateNamespace.',
        docs: 'gitops',
        kinds: FIXED_OR_INPUT,
        ...more,
      }).optional(),
    }),
}
