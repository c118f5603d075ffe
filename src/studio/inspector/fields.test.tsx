import { describe, expect, it } from 'vitest'
import type { RenderResult } from 'vitest-browser-react'
import { userEvent } from 'vitest/browser'
import { openInspector } from './testSupport.tsx'

/** One field of a step: its YAML among its neighbours, how a person sets it, and how the form shows it. */
interface FieldCase {
  readonly label: string
  /** Lines of `spec`, without and with the field. */
  readonly without: string
  readonly written: string
  set(screen: RenderResult): Promise<unknown>
  shows(screen: RenderResult): Promise<unknown>
  /** Step types other than Background that have the field, too. */
  readonly run?: boolean
}

const IMAGE = 'image: postgres:16'

const text = (label: string, value: string) => ({
  label,
  async set(screen: RenderResult) {
    await screen.getByLabelText(label, { exact: true }).fill(value)
    await userEvent.keyboard('{Tab}')
  },
  shows: (screen: RenderResult) => expect.element(screen.getByLabelText(label, { exact: true })).toHaveValue(value),
})

const choice = (label: string, option: string) => ({
  label,
  set: (screen: RenderResult) => userEvent.selectOptions(screen.getByLabelText(label, { exact: true }), option),
  shows: (screen: RenderResult) =>
    expect.element(screen.getByLabelText(label, { exact: true })).toHaveDisplayValue(option),
})

const list = (label: string, add: string, value: string) => ({
  label,
  async set(screen: RenderResult) {
    await screen.getByRole('button', { name: add }).click()
    await screen.getByLabelText(`${label} 1`).fill(value)
    await userEvent.keyboard('{Tab}')
  },
  shows: (screen: RenderResult) => expect.element(screen.getByLabelText(`${label} 1`)).toHaveValue(value),
})

const map = (
  label: string,
  { add, item, name, value }: { add: string; item: string; name: string; value: string },
) => ({
  label,
  async set(screen: RenderResult) {
    await screen.getByRole('button', { name: add }).click()
    await screen.getByLabelText(`${item} 1 name`).fill(name)
    await screen.getByLabelText(`${item} 1 value`).fill(value)
    await userEvent.keyboard('{Tab}')
  },
  async shows(screen: RenderResult) {
    await expect.element(screen.getByLabelText(`${item} 1 name`)).toHaveValue(name)
    await expect.element(screen.getByLabelText(`${item} 1 value`)).toHaveValue(value)
  },
})

const FIELDS: readonly FieldCase[] = [
  {
    ...text('Container Registry', 'account.hub'),
    without: IMAGE,
    written: `connectorRef: account.hub\n${IMAGE}`,
    run: true,
  },
  { ...text('Image', 'postgres:16'), without: 'shell: Sh', written: `${IMAGE}\nshell: Sh`, run: true },
  {
    ...list('Entry Point', 'Add argument', '--mtu=1450'),
    without: IMAGE,
    written: `${IMAGE}\nentrypoint:\n  - --mtu=1450`,
  },
  { ...choice('Shell', 'Bash'), without: IMAGE, written: `${IMAGE}\nshell: Bash`, run: true },
  {
    ...text('Command', 'set -e\necho up'),
    without: IMAGE,
    written: `${IMAGE}\ncommand: |-\n  set -e\n  echo up`,
    run: true,
  },
  {
    label: 'Privileged',
    without: IMAGE,
    written: `${IMAGE}\nprivileged: true`,
    run: true,
    set: (screen) => screen.getByRole('switch', { name: 'Privileged' }).click(),
    shows: (screen) => expect.element(screen.getByRole('switch', { name: 'Privileged' })).toBeChecked(),
  },
  {
    ...list('Report Paths', 'Add path', 'out/*.xml'),
    without: IMAGE,
    written: `${IMAGE}\nreports:\n  type: JUnit\n  spec:\n    paths:\n      - out/*.xml`,
    run: true,
  },
  {
    ...map('Environment Variables', { add: 'Add variable', item: 'Variable', name: 'PGPORT', value: '5433' }),
    without: IMAGE,
    written: `${IMAGE}\nenvVariables:\n  PGPORT: "5433"`,
    run: true,
  },
  {
    ...choice('Image Pull Policy', 'If Not Present'),
    without: IMAGE,
    written: `${IMAGE}\nimagePullPolicy: IfNotPresent`,
    run: true,
  },
  {
    ...text('Limit Memory', '1Gi'),
    without: IMAGE,
    written: `${IMAGE}\nresources:\n  limits:\n    memory: 1Gi`,
    run: true,
  },
  {
    ...text('Limit CPU', '500m'),
    without: `${IMAGE}\nresources:\n  limits:\n    memory: 1Gi`,
    written: `${IMAGE}\nresources:\n  limits:\n    memory: 1Gi\n    cpu: 500m`,
    run: true,
  },
  { ...text('Run as User', '1000'), without: IMAGE, written: `${IMAGE}\nrunAsUser: 1000`, run: true },
]

for (const type of ['Background', 'Run']) {
  for (const field of FIELDS.filter(({ run }) => type === 'Background' || run === true)) {
    describe(`${field.label} of a ${type} step`, () => {
      const without = pipeline(type, field.without)
      const written = pipeline(type, field.written)

      it('is shown', async () => {
        const { screen } = await openStep(written)
        await field.shows(screen)
      })

      it('is not there where it does not apply', async () => {
        const { screen } = await openStep(pipeline('Wait', 'duration: 10m'))
        await expect.element(screen.getByLabelText('Name', { exact: true })).toBeVisible()
        await expect.element(screen.getByText(field.label, { exact: true })).not.toBeInTheDocument()
      })

      it('is written as YAML, and nothing else is', async () => {
        const { screen, text } = await openStep(without)
        await field.set(screen)
        await expect.poll(text).toBe(written)
      })

      it('follows the YAML', async () => {
        const { screen, document } = await openStep(without)
        document.edit([{ range: { start: 0, end: document.length }, newText: written }], { label: 'Edit YAML' })
        await field.shows(screen)
      })
    })
  }
}

/** The step selected, with the rarely used fields unfolded. */
async function openStep(yaml: string) {
  const opened = await openInspector(yaml, 'db')
  const more = opened.screen.getByRole('button', { name: /^More (Port|Run)/ })
  if (more.query()?.getAttribute('aria-expanded') === 'false') await more.click()
  return opened
}

function pipeline(type: string, spec: string): string {
  const lines = spec.split('\n').map((line) => `                    ${line}`)
  return `pipeline:
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
              - step:
                  type: ${type}
                  name: db
                  identifier: db
                  spec:
${lines.join('\n')}
`
}
