import * as z from 'zod'
import { field, ONLY_FIXED } from '../describedField.ts'
import { anything, object, text, textListOrExpression } from '../values.ts'
import { commandFlags, delegateSelectors, delegateStep, toggle } from './settings.ts'

/* Terraform on a delegate. Source: docs/sources.md, schema */

const COMMANDS = ['INIT', 'WORKSPACE', 'REFRESH', 'PLAN', 'APPLY', 'DESTROY'] as const

const provisionerIdentifier = field(text(), {
  label: 'Provisioner Identifier',
  widget: 'mono',
  help: 'What Plan, Apply, Destroy and Rollback of the same infrastructure share.',
  docs: 'terraform',
})

const yaml = (label: string, help: string, section: 'step' | 'more' = 'more') =>
  field(anything(), { label, widget: 'yaml', section, help, docs: 'terraform', kinds: ONLY_FIXED })

const settings = {
  workspace: field(text(), {
    label: 'Workspace',
    widget: 'mono',
    help: 'The Terraform workspace.',
    docs: 'terraform',
  }).optional(),
  configFiles: yaml('Configuration Files', 'Where the Terraform files are.', 'step').optional(),
  varFiles: yaml('Var Files', 'Files and texts with values for variables.').optional(),
  backendConfig: yaml('Backend Configuration', 'What terraform init is told of the backend.').optional(),
  environmentVariables: yaml('Environment Variables', 'Variables of the Terraform process.').optional(),
  targets: field(textListOrExpression(), {
    label: 'Targets',
    widget: 'list',
    section: 'more',
    itemLabel: 'Target',
    addLabel: 'Add target',
    help: 'Only these resources and modules.',
    docs: 'terraform',
  }).optional(),
}

const selectors = {
  commandFlags: commandFlags(COMMANDS, 'Terraform').optional(),
  delegateSelectors: delegateSelectors().optional(),
}

const applied = (verb: string) =>
  object({
    provisionerIdentifier,
    configuration: object({
      type: field(text(), {
        label: 'Configuration Type',
        widget: 'select',
        options: [
          { value: 'Inline', label: 'Inline' },
          { value: 'InheritFromPlan', label: 'Inherit from plan' },
          { value: 'InheritFromApply', label: 'Inherit from apply' },
        ],
        help: `What the step ${verb}: its own configuration, or that of an earlier step.`,
        docs: 'terraform',
        kinds: ONLY_FIXED,
      }),
      spec: object({
        ...settings,
        isTerraformCloudCli: anything().optional(),
        encryptOutput: anything().optional(),
        providerCredential: anything().optional(),
        skipRefreshCommand: anything().optional(),
        skipStateStorage: anything().optional(),
        skipTerraformRefresh: anything().optional(),
      }).optional(),
      commandFlags: anything().optional(),
      encryptOutput: anything().optional(),
      isSkipTerraformRefresh: anything().optional(),
      skipRefreshCommand: anything().optional(),
      skipStateStorage: anything().optional(),
    }).optional(),
    cloudCliConfiguration: anything().optional(),
    ...selectors,
  })

export const terraformSteps = {
  TerraformPlan: delegateStep(
    z.literal('TerraformPlan'),
    object({
      provisionerIdentifier,
      configuration: object({
        command: field(text(), {
          label: 'Command',
          widget: 'select',
          options: [
            { value: 'Apply', label: 'Apply' },
            { value: 'Destroy', label: 'Destroy' },
          ],
          help: 'What the plan is for.',
          docs: 'terraform',
        }).optional(),
        ...settings,
        secretManagerRef: field(text(), {
          label: 'Secret Manager',
          widget: 'mono',
          help: 'Where the plan is kept until it is applied.',
          docs: 'terraform',
        }).optional(),
        exportTerraformPlanJson: toggle('Export JSON of the Plan', 'Later steps read it by an expression.', {
          section: 'more',
          docs: 'terraform',
        }).optional(),
        exportTerraformHumanReadablePlan: toggle(
          'Export Readable Plan',
          'Later steps read the plan as text by an expression.',
          { section: 'more', docs: 'terraform' },
        ).optional(),
        skipRefresh: anything().optional(),
        skipStateStorage: anything().optional(),
        skipTerraformRefresh: anything().optional(),
        providerCredential: anything().optional(),
        encryptOutput: anything().optional(),
        commandFlags: anything().optional(),
      }).optional(),
      cloudCliConfiguration: anything().optional(),
      ...selectors,
    }),
  ),
  TerraformApply: delegateStep(z.literal('TerraformApply'), applied('applies')),
  TerraformDestroy: delegateStep(z.literal('TerraformDestroy'), applied('destroys')),
  TerraformRollback: delegateStep(
    z.literal('TerraformRollback'),
    object({
      provisionerIdentifier,
      skipRefreshCommand: toggle('Skip Refresh', 'Does not refresh the state first.', { docs: 'terraform' }).optional(),
      ...selectors,
    }),
  ),
} as const
