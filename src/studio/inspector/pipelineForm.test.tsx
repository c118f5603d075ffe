import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { stringify } from 'yaml'
import type { EntryKey } from '../../core/document/entry.ts'
import { testEveryField } from './everyField.tsx'
import { subjectFields, subjectOf } from './form/subject.ts'
import { FILE, openInspector } from './testSupport.tsx'

const subject = subjectOf('pipeline', { key: 'e0' as EntryKey, kind: 'document' })
const fields = subject ? subjectFields(subject) : []

function fileWith(node: Record<string, unknown>): string {
  const stages = [{ stage: { name: 's', identifier: 's', type: 'Custom' } }]
  return stringify({ pipeline: { name: 'P', identifier: 'p', ...(node.pipeline as object | undefined), stages } })
}

testEveryField('a pipeline', {
  fields: fields.filter(({ path }) => path[1] === 'properties' || path[1] === 'flowControl'),
  file: fileWith,
  of: 'file',
  tab: 'Advanced',
})

const RULES = `pipeline:
  name: P
  identifier: p
  notificationRules:
    - name: Failures
      identifier: Failures # kept
      pipelineEvents:
        - type: PipelineFailed
      notificationMethod:
        type: Slack
        spec:
          userGroups:
            - account.ops
          webhookUrl: https://hooks.example.com/x
      enabled: true
    - name: From a template
      template: { templateRef: account.rule }
`

async function openRules(text: string) {
  const opened = await openInspector(text, FILE)
  await opened.screen.getByRole('tab', { name: /Advanced/ }).click()
  return opened
}

describe('Notification Rules', () => {
  it('are told in a line each, and follow the YAML', async () => {
    const { screen, document } = await openRules(RULES)
    await expect.element(screen.getByText('by Slack: account.ops, https://hooks.example.com/x')).toBeVisible()
    const at = document.text.indexOf('account.ops')
    document.edit([{ range: { start: at, end: at + 11 }, newText: 'org.dev' }], { label: 'Edit YAML' })
    await expect.element(screen.getByText('by Slack: org.dev, https://hooks.example.com/x')).toBeVisible()
  })

  it('change their name, events and method, and keep the other lines', async () => {
    const { screen, text } = await openRules(RULES)
    await screen.getByRole('button', { name: 'Edit rule 1' }).click()
    await screen.getByLabelText('Add an event to rule 1').selectOptions('StageFailed')
    expect(text()).toContain('        - type: StageFailed\n          forStages:\n            - AllStages\n')
    await screen.getByLabelText('Method of rule 1').selectOptions('Email')
    expect(text()).toMatch(/type: Email\n +spec:\n +userGroups:\n +- account.ops\n +recipients: \[\]/)
    await screen.getByRole('button', { name: 'Add recipient' }).click()
    await userEvent.keyboard('ada@example.com{Tab}')
    expect(text()).toMatch(/recipients:\n? +.*ada@example.com|recipients: \[ada@example.com\]/)
    await screen.getByRole('switch', { name: 'Rule 1 is on' }).click()
    expect(text()).toContain('enabled: false')
    expect(text()).toContain('identifier: Failures # kept\n')
  })

  it('are added, and those that a template makes are edited as YAML', async () => {
    const { screen, text } = await openRules(RULES)
    await screen.getByRole('button', { name: 'Add rule' }).click()
    expect(text()).toContain('- type: PipelineFailed')
    await expect.element(screen.getByLabelText('Method of rule 3')).toHaveValue('Email')
    await screen.getByRole('button', { name: 'Edit rule 2' }).click()
    await expect.element(screen.getByLabelText('Rule 2 as YAML')).toBeVisible()
  })
})
