import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { Problem } from '../../core/problems/problem.ts'
import { reveal } from '../state/ui.ts'
import { openInspector } from './testSupport.tsx'

/** A pipeline down to its step group. */
const HEAD = `pipeline:
  name: Orders
  identifier: orders
  stages:
    - stage:
        name: Build
        identifier: build_stage
        type: Custom
        spec:
          execution:
            steps:
              - stepGroup:
                  name: build
                  identifier: build
`

const PIPELINE = `${HEAD}                  steps:
                    - step:
                        type: Background
                        name: db
                        identifier: db
                        spec:
                          connectorRef: <+input>.default(account.hub)
                          image: postgres:16
                          privileged: true
                          envVariables:
                            A: one
                          imagePullPolicy: Never
                          ours:
                            # kept
                            odd: [1]
                    - step:
                        name: linked
                        identifier: linked
                        template:
                          templateRef: account.run_it
                          versionLabel: "1.0"
                          templateInputs:
                            type: Run
`

const BROKEN = `${PIPELINE}                    - step:
                        type: Run
                        name: broken
                        identifier: broken
                        spec:
                          image: "alpine
                          shell: Sh
`

const field = (screen: Awaited<ReturnType<typeof openInspector>>['screen'], path: string) =>
  screen.container.querySelector<HTMLElement>(`[data-field="${path}"]`)

function kindButton(opened: Awaited<ReturnType<typeof openInspector>>, path: string): HTMLButtonElement {
  const button = field(opened.screen, path)?.querySelector<HTMLButtonElement>('.field-kind')
  if (!button) throw new Error(`no value kind at ${path}`)
  return button
}

describe('the value kind of a field', () => {
  it('is the name of its button', async () => {
    const opened = await openInspector(PIPELINE, 'db')
    expect(kindButton(opened, 'spec/connectorRef').textContent).toBe('Runtime input')
    expect(kindButton(opened, 'spec/image').textContent).toBe('Fixed')
  })

  it('becomes a runtime input by its letter, and fixed again with the default it had', async () => {
    const opened = await openInspector(PIPELINE, 'db')
    kindButton(opened, 'spec/image').focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(opened.screen.getByRole('menuitemradio', { name: 'Fixed' })).toBeVisible()
    await userEvent.keyboard('r')
    await expect.poll(opened.text).toContain('image: <+input>')
    await expect.element(opened.screen.getByLabelText('Image', { exact: true })).toHaveFocus()

    kindButton(opened, 'spec/connectorRef').focus()
    await userEvent.keyboard('{Enter}')
    await userEvent.keyboard('f')
    await expect.poll(opened.text).toContain('connectorRef: account.hub\n')
  })

  it('shows what a runtime input asks for, and writes one call at a time', async () => {
    const opened = await openInspector(
      PIPELINE.replace('<+input>.default(account.hub)', '<+input>.someday(1).default(account.hub)'),
      'db',
    )
    const { screen, text } = opened
    await screen.getByRole('button', { name: 'Asks for' }).click()
    await expect.element(screen.getByLabelText('Default value')).toHaveValue('account.hub')
    await screen.getByLabelText('Allowed values').fill('account.hub,account.spare')
    await userEvent.keyboard('{Enter}')
    const chain = '<+input>.someday(1).default(account.hub).allowedValues(account.hub,account.spare)'
    await expect.poll(text).toContain(`connectorRef: ${chain}\n`)
    await screen.getByRole('switch', { name: 'Execution input' }).click()
    await screen.getByLabelText('Default value').fill('')
    await userEvent.keyboard('{Enter}')
    const after = '<+input>.someday(1).allowedValues(account.hub,account.spare).executionInput()'
    await expect.poll(text).toContain(`connectorRef: ${after}\n`)
  })

  it('becomes an expression with the first letters typed, and stays what it was when none come', async () => {
    const opened = await openInspector(PIPELINE, 'db')
    const { screen, text } = opened
    kindButton(opened, 'spec/imagePullPolicy').focus()
    await userEvent.keyboard('{Enter}')
    await screen.getByRole('menuitemradio', { name: 'Expression' }).click()
    const control = screen.getByLabelText('Image Pull Policy', { exact: true })
    await expect.element(control).toHaveFocus()
    await userEvent.keyboard('{Tab}')
    expect(text()).toBe(PIPELINE)
    await expect.element(control).toHaveValue('Never')

    kindButton(opened, 'spec/imagePullPolicy').focus()
    await userEvent.keyboard('{Enter}')
    await screen.getByRole('menuitemradio', { name: 'Expression' }).click()
    await control.fill('<+pipeline.variables.policy>')
    await userEvent.keyboard('{Tab}')
    expect(text()).toContain('imagePullPolicy: <+pipeline.variables.policy>')
  })
})

describe('environment variables', () => {
  it('come in numbers from pasted .env text, as one undo step', async () => {
    const { screen, document, text } = await openInspector(PIPELINE, 'db')
    await screen.getByRole('button', { name: 'Add variable' }).click()
    const name = screen.getByLabelText('Variable 2 name')
    await expect.element(name).toHaveFocus()
    const data = new DataTransfer()
    data.setData('text/plain', 'B=two\nC="3"\n')
    name.element().dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    await expect.element(screen.getByLabelText('Variable 3 value')).toHaveValue('3')
    expect(text()).toContain('C: "3"')
    document.undo()
    expect(text()).toBe(PIPELINE)
  })

  it('say when a name is taken, and do not write it', async () => {
    const { screen, text } = await openInspector(PIPELINE, 'db')
    await screen.getByRole('button', { name: 'Add variable' }).click()
    await screen.getByLabelText('Variable 2 name').fill('A')
    await userEvent.keyboard('{Enter}')
    await expect.element(screen.getByText('There is a variable A already.')).toBeVisible()
    expect(text()).toBe(PIPELINE)
  })

  it('are renamed in their place', async () => {
    const { screen, text } = await openInspector(PIPELINE, 'db')
    await screen.getByLabelText('Variable 1 name').fill('Z')
    await userEvent.keyboard('{Enter}')
    expect(text()).toBe(PIPELINE.replace('A: one', 'Z: one'))
  })
})

describe('what has no field', () => {
  it('is shown as its YAML and edited there, letter by letter', async () => {
    const { screen, text } = await openInspector(PIPELINE, 'db')
    const yaml = screen.getByLabelText('spec.ours')
    await expect.element(yaml).toHaveValue('odd: [1]')
    await yaml.fill('odd: [1, 2] # more')
    await userEvent.keyboard('{Tab}')
    expect(text()).toBe(PIPELINE.replace('odd: [1]', 'odd: [1, 2] # more'))
  })

  it('is not written while it cannot be read, and says which line', async () => {
    const { screen, text } = await openInspector(PIPELINE, 'db')
    await screen.getByLabelText('spec.ours').fill('odd: [1')
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await expect.element(screen.getByText(/^Line \d/)).toBeVisible()
    expect(text()).toBe(PIPELINE)
  })
})

it('a link to a template shows where it leads', async () => {
  const { screen, text } = await openInspector(PIPELINE, 'linked')
  await expect.element(screen.getByLabelText('Template', { exact: true })).toHaveValue('account.run_it')
  await expect.element(screen.getByLabelText('Template Inputs')).toHaveValue('type: Run')
  await screen.getByLabelText('Version Label').fill('2.0')
  await userEvent.keyboard('{Enter}')
  expect(text()).toBe(PIPELINE.replace('"1.0"', '"2.0"'))
})

it('a step that cannot be read stands still and says which line to mend', async () => {
  const { screen } = await openInspector(BROKEN, 'broken')
  await expect.element(screen.getByText(/^Line \d+ cannot be read/)).toBeVisible()
  await expect.element(screen.getByLabelText('Image', { exact: true })).toBeDisabled()
})

it('shows the pipeline when nothing is selected', async () => {
  const { screen, text } = await openInspector(PIPELINE)
  await expect.element(screen.getByRole('heading', { name: 'Orders' })).toBeVisible()
  await screen.getByLabelText('Name', { exact: true }).fill('Shop')
  await userEvent.keyboard('{Enter}')
  expect(text()).toContain('pipeline:\n  name: Shop\n')
})

it('shows a problem at its field, and mends it there', async () => {
  const problem: Problem = {
    rule: 'background/dind-privileged',
    severity: 'error',
    message: 'Docker in Docker needs Privileged.',
    range: { start: 0, end: 1 },
    line: 1,
    column: 1,
    field: ['spec', 'privileged'],
    fixes: [
      {
        title: 'Turn it off',
        certain: true,
        change: {
          kind: 'patch',
          patch: [
            {
              op: 'replace',
              path: '/pipeline/stages/0/stage/spec/execution/steps/0/stepGroup/steps/0/step/spec/privileged',
              value: false,
            },
          ],
        },
      },
    ],
  }
  const { screen, text } = await openInspector(PIPELINE, 'db', [problem])
  expect(field(screen, 'spec/privileged')?.textContent).toContain(problem.message)
  await expect.element(screen.getByRole('tab', { name: /Step/ })).toHaveTextContent('1')
  await screen.getByRole('button', { name: 'Fix: Turn it off' }).click()
  expect(text()).toBe(PIPELINE.replace('privileged: true', 'privileged: false'))
})

it('turns to the tab of a field that is to be shown, and puts the keyboard there', async () => {
  const { screen, document } = await openInspector(PIPELINE, 'db')
  const key = document.find('db')
  if (key === undefined || key === 'ambiguous') throw new Error('no step')
  reveal({ in: 'form', key, path: ['timeout'], focus: true })
  await expect.element(screen.getByLabelText('Timeout', { exact: true })).toHaveFocus()
})

describe('a step group', () => {
  const group = (infra: string) => `${HEAD}                  stepGroupInfra:
${infra}
                  steps: []
`

  it('on VMs has the fields of a pool, and none of a cluster', async () => {
    const vm = group(`                    type: VM
                    spec:
                      type: Pool
                      spec:
                        poolName: linux-pool`)
    const { screen, text } = await openInspector(vm, 'build')
    const pool = screen.getByLabelText('Pool Name', { exact: true })
    await expect.element(pool).toHaveValue('linux-pool')
    await expect.element(screen.getByLabelText('Namespace', { exact: true })).not.toBeInTheDocument()
    await pool.fill('big-pool')
    await userEvent.keyboard('{Enter}')
    expect(text()).toBe(vm.replace('linux-pool', 'big-pool'))
  })

  it('shows the fields of the infrastructure that the YAML is changed to', async () => {
    const before = group(`                    type: KubernetesDirect
                    spec:
                      namespace: ci`)
    const { screen, document } = await openInspector(before, 'build')
    await expect.element(screen.getByLabelText('Namespace', { exact: true })).toHaveValue('ci')
    const start = document.text.indexOf('KubernetesDirect')
    document.edit([{ range: { start, end: start + 16 }, newText: 'ECSDirect' }], { label: 'Edit YAML' })
    await expect.element(screen.getByLabelText('Namespace', { exact: true })).not.toBeInTheDocument()
    await expect.element(screen.getByLabelText('Region', { exact: true })).toBeInTheDocument()
  })
})

describe('variables', () => {
  it('are sorted by their names, with their comments', async () => {
    const before = PIPELINE.replace(
      '                            A: one\n',
      '                            # last\n                            B: two # 2\n                            A: one\n',
    )
    const { screen, text } = await openInspector(before, 'db')
    await screen.getByRole('button', { name: 'Sort by name' }).click()
    expect(text()).toContain(
      '                            A: one\n                            # last\n                            B: two # 2\n',
    )
    expect(screen.getByRole('button', { name: 'Sort by name' }).query()).toBeNull()
  })
})
