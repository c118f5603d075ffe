import { Profiler } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import type { EntryKey } from '../../core/document/entry.ts'
import { fileView } from '../state/fileView.ts'
import { change } from '../state/perform.ts'
import { openText } from '../state/workspace.ts'
import { connectTestPorts } from '../shell/testStudio.tsx'
import { Canvas } from './Canvas.tsx'
import { useCanvas } from './canvasState.ts'

const PIPELINE = `pipeline:
  name: Shop
  identifier: shop
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
                  sharedPaths: [/var/run]
                  stepGroupInfra:
                    type: KubernetesDirect
                    spec: { connectorRef: k8s, namespace: ci }
                  steps:
                    - step:
                        type: Background
                        name: redis
                        identifier: redis
                        spec: { connectorRef: hub, image: redis:7, shell: Sh }
                    - step: # the tests
                        type: Run
                        name: Unit tests
                        identifier: unit_tests
                        spec: { connectorRef: hub, image: node:20, shell: Sh, command: redis-cli -h build_redis ping }
                    - parallel:
                        - step: { type: Run, name: Lint, identifier: lint, spec: { command: lint } }
                        - step: { type: Run, name: Types, identifier: types, spec: { command: tsc } }
              - step:
                  type: ShellScript
                  name: Tell
                  identifier: tell
                  spec: { shell: Bash }
    - stage:
        name: Release
        identifier: release
        template: { templateRef: org.release }
`

beforeEach(async () => {
  await page.viewport(1400, 860)
  connectTestPorts(null)
  useCanvas.setState(useCanvas.getInitialState(), true)
})

/** How a file was left is kept by its path, so each test has a file of its own. */
let path = ''
let files = 0

async function shown(text = PIPELINE) {
  path = `shop-${(files += 1)}.yaml`
  const { document } = openText({ path, text, baseHash: null })
  const renders = { count: 0 }
  const screen = await render(
    <Profiler id="canvas" onRender={() => (renders.count += 1)}>
      <div style={{ display: 'grid', gridTemplateRows: '860px', width: 1400 }}>
        <Canvas />
      </div>
    </Profiler>,
  )
  await expect.element(screen.getByRole('region', { name: 'Canvas' })).toBeVisible()
  const key = (step: string) => document.find(step) as EntryKey
  const card = (name: string) => screen.getByRole('group', { name, exact: true })
  return { screen, document, key, card, renders }
}

const selected = () => fileView(path).selection

describe('the canvas', () => {
  it('names stages, groups, services and steps', async () => {
    const { card } = await shown()
    await expect.element(card('Build, Custom stage')).toHaveAttribute('aria-current', 'true')
    await expect.element(card('Release, template stage')).toBeVisible()
    await expect.element(card('build, step group')).toBeVisible()
    await expect.element(card('redis, Background step')).toHaveTextContent('redis:7')
    await expect.element(card('Unit tests, Run step')).toHaveTextContent('unit_tests')
  })

  it('says where a group runs, what it shares and how much is in it', async () => {
    const { card } = await shown()
    const lane = card('build, step group')
    await expect.element(lane).toHaveTextContent('Kubernetes · namespace')
    await expect.element(lane).toHaveTextContent('/var/run')
    await expect.element(lane).toHaveTextContent('1 service · 3 steps')
  })

  it('draws how long a service lives', async () => {
    const { screen } = await shown()
    await expect.element(screen.getByText('until build ends')).toBeVisible()
    await expect.element(screen.getByText(':6379')).toBeVisible()
  })

  it('selects the card that is clicked, and the one chosen elsewhere', async () => {
    const { card, key } = await shown()
    await card('Unit tests, Run step').click()
    expect(selected()).toEqual([key('unit_tests')])
    await expect.element(card('Unit tests, Run step')).toHaveAttribute('aria-current', 'true')
  })

  it('adds a step with its plus, and selects it', async () => {
    const { screen, card, document } = await shown()
    await card('Unit tests, Run step').hover()
    await screen.getByRole('button', { name: 'Add step after Unit tests' }).click()
    await screen.getByRole('combobox').fill('Background')
    await userEvent.keyboard('{Enter}')
    await expect.element(card('Background_1, Background step')).toBeVisible()
    expect(document.text).toContain('# the tests')
    expect(selected()).toEqual([document.find('Background_1')])
  })

  it('renames in place; Escape gives the name back', async () => {
    const { screen, card, document } = await shown()
    await card('Tell, ShellScript step').dblClick()
    const field = screen.getByRole('textbox', { name: 'Name of Tell' })
    await field.fill('Shout')
    await userEvent.keyboard('{Escape}')
    expect(document.text).toBe(PIPELINE)
    await card('Tell, ShellScript step').dblClick()
    await screen.getByRole('textbox', { name: 'Name of Tell' }).fill('Shout')
    await userEvent.keyboard('{Enter}')
    await expect.element(card('Shout, ShellScript step')).toBeVisible()
    expect(document.text).toBe(PIPELINE.replace('name: Tell', 'name: Shout'))
  })

  it('folds a group to a card and opens it again', async () => {
    const { screen, card } = await shown()
    await screen.getByRole('button', { name: 'Fold build' }).click()
    await expect.element(card('Unit tests, Run step')).not.toBeInTheDocument()
    await expect.element(card('build, step group')).toBeVisible()
  })

  it('shows what cannot be read as a dimmed card with its line', async () => {
    const { card, document } = await shown()
    const at = document.text.indexOf('command: redis-cli')
    document.edit([{ range: { start: at, end: at }, newText: '"' }], { label: 'Type' })
    await expect.element(card('Unit tests, Run step')).toHaveTextContent(/Line \d+ cannot be read/)
    await expect.element(card('Lint, Run step')).not.toHaveTextContent('cannot be read')
  })

  it('teaches where a list is empty', async () => {
    const { screen } = await shown()
    await screen.getByRole('tab', { name: /^Rollback/ }).click()
    await expect.element(screen.getByRole('button', { name: /Add/ }).first()).toBeVisible()
  })
})

describe('the keyboard on the canvas', () => {
  const focusedName = () => globalThis.document.activeElement?.getAttribute('aria-label')

  it('walks along the line and into branches', async () => {
    const { card } = await shown()
    await card('Unit tests, Run step').click()
    await userEvent.keyboard('{ArrowRight}')
    expect(focusedName()).toBe('Lint, Run step')
    await userEvent.keyboard('{ArrowDown}')
    expect(focusedName()).toBe('Types, Run step')
    await userEvent.keyboard('{ArrowUp}{ArrowLeft}')
    expect(focusedName()).toBe('Unit tests, Run step')
  })

  it('moves, deletes and undoes nothing else', async () => {
    const { card, document } = await shown()
    await card('Tell, ShellScript step').click()
    await userEvent.keyboard('{Alt>}{ArrowLeft}{/Alt}')
    expect(document.text.indexOf('name: Tell')).toBeLessThan(document.text.indexOf('stepGroup:'))
    expect(focusedName()).toBe('Tell, ShellScript step')
    await userEvent.keyboard('{Delete}')
    expect(document.text).not.toContain('name: Tell')
    document.undo()
    document.undo()
    expect(document.text).toBe(PIPELINE)
  })

  it('adds after with A', async () => {
    const { screen, card } = await shown()
    await card('Tell, ShellScript step').click()
    await userEvent.keyboard('a')
    await expect.element(screen.getByRole('combobox')).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(screen.getByRole('combobox')).not.toBeInTheDocument()
  })

  it('has one tab stop among the cards', async () => {
    await shown()
    await expect.poll(() => globalThis.document.querySelectorAll('[data-key][tabindex="0"]').length).toBe(1)
  })
})

describe('the overview', () => {
  const steps = (count: number) =>
    Array.from({ length: count }, (_, at) => `  - step: { type: Wait, name: w${at}, identifier: w${at} }`).join('\n')

  it('leads where it is pressed', async () => {
    const { screen, card } = await shown(`steps:\n${steps(40)}\n`)
    const overview = screen.getByRole('img', { name: 'Overview' })
    await expect.element(card('w0, Wait step')).toBeInViewport()
    await overview.click({ position: { x: 160, y: 52 } })
    await expect.element(card('w39, Wait step')).toBeInViewport()
    await expect.poll(() => card('w0, Wait step').query()).toBeNull()
  })

  it('draws thousands of steps with a handful of elements', async () => {
    const { screen } = await shown(`steps:\n${steps(3000)}\n`)
    const overview = screen.getByRole('img', { name: 'Overview' }).element()
    expect(overview.querySelectorAll('*').length).toBeLessThan(12)
    expect(overview.querySelector('.overview-cards')?.getAttribute('d')?.length).toBeGreaterThan(500)
  })

  it('shows what is selected and what has problems', async () => {
    const { screen, card } = await shown(
      PIPELINE.replace('type: ShellScript', 'type: ShellScript\n                  nonsense: 1'),
    )
    const path = (name: string) =>
      screen.getByRole('img', { name: 'Overview' }).element().querySelector(`.overview-${name}`)?.getAttribute('d') ??
      ''
    expect(path('selected')).toBe('')
    await card('Lint, Run step').click()
    await expect.poll(() => path('selected')).toMatch(/^M[^M]+z$/)
    await expect.poll(() => path('error') + path('warning')).toMatch(/^M/)
  })
})

describe('an edit on the canvas', () => {
  it('draws once', async () => {
    const { card, renders, document, key } = await shown()
    await expect.element(card('Tell, ShellScript step')).toBeVisible()
    await new Promise((resolve) => setTimeout(resolve, 300))
    renders.count = 0
    const pointer = document.nodePointerOf(key('tell')) ?? ''
    change([{ op: 'replace', path: `${pointer}/name`, value: 'Told' }], { label: 'Rename' })
    await expect.element(card('Told, ShellScript step')).toBeVisible()
    expect(renders.count).toBeLessThanOrEqual(2)
  })
})
