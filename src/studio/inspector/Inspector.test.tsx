import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { changeFileView } from '../state/fileView.ts'
import { openInspector } from './testSupport.tsx'

const PIPELINE = `pipeline:
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
                  steps:
                    - step:
                        type: Background
                        name: My db
                        identifier: My_db
                        spec:
                          connectorRef: account.hub
                          image: postgres:16
                          entrypoint:
                            - a
                            - b
`

describe('typing in a field', () => {
  it('is one undo step for one focus, however often it was written', async () => {
    const { screen, document, text } = await openInspector(PIPELINE, 'My_db')
    const image = screen.getByLabelText('Image', { exact: true })
    await image.fill('postgres:17')
    await expect.poll(text).toContain('image: postgres:17')
    await userEvent.keyboard('-alpine')
    await userEvent.keyboard('{Enter}')
    expect(text()).toContain('image: postgres:17-alpine')
    document.undo()
    expect(text()).toBe(PIPELINE)
    await expect.element(image).toHaveValue('postgres:16')
  })

  it('is given back by Escape, written or not', async () => {
    const { screen, document, text } = await openInspector(PIPELINE, 'My_db')
    const image = screen.getByLabelText('Image', { exact: true })
    await image.fill('x')
    await userEvent.keyboard('{Escape}')
    await expect.element(image).toHaveValue('postgres:16')
    await image.fill('postgres:17')
    await expect.poll(text).toContain('postgres:17')
    await userEvent.keyboard('{Escape}')
    await expect.element(image).toHaveValue('postgres:16')
    expect(text()).toBe(PIPELINE)
    expect(document.history.canUndo).toBe(false)
  })

  it('shows what undo brings back while it has the focus', async () => {
    const { screen, document, text } = await openInspector(PIPELINE, 'My_db')
    const image = screen.getByLabelText('Image', { exact: true })
    await image.fill('postgres:17')
    await expect.poll(text).toContain('postgres:17')
    document.undo()
    await expect.element(image).toHaveValue('postgres:16')
    document.redo()
    await expect.element(image).toHaveValue('postgres:17')
  })

  it('is written when the control goes away with it', async () => {
    const { screen, document, text } = await openInspector(PIPELINE, 'My_db')
    await screen.getByLabelText('Image', { exact: true }).fill('postgres:17')
    changeFileView('test.yaml', { selection: [document.outline().key] })
    await expect.poll(text).toContain('postgres:17')
  })

  it('gives way at once to a change from elsewhere', async () => {
    const { screen, document } = await openInspector(PIPELINE, 'My_db')
    const image = screen.getByLabelText('Image', { exact: true })
    await image.fill('half')
    const start = document.text.indexOf('postgres:16')
    document.edit([{ range: { start, end: start + 11 }, newText: 'mysql:8' }], { label: 'Edit YAML' })
    await expect.element(image).toHaveValue('mysql:8')
  })
})

describe('the Id', () => {
  it('follows the name while it was made from it', async () => {
    const { screen, text } = await openInspector(PIPELINE, 'My_db')
    await screen.getByLabelText('Name', { exact: true }).fill('Our store')
    await userEvent.keyboard('{Enter}')
    expect(text()).toContain('name: Our store')
    expect(text()).toContain('identifier: Our_store')
  })

  it('stays when something refers to it', async () => {
    const used = PIPELINE.replace('image: postgres:16', 'image: <+execution.steps.build.steps.My_db.output.x>')
    const { screen, text } = await openInspector(used, 'My_db')
    await screen.getByLabelText('Name', { exact: true }).fill('Our store')
    await userEvent.keyboard('{Enter}')
    expect(text()).toContain('identifier: My_db')
  })
})

describe('a list', () => {
  it('is reordered with Alt and an arrow', async () => {
    const { screen, text } = await openInspector(PIPELINE, 'My_db')
    await screen.getByLabelText('Entry Point 1').click()
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}')
    expect(text()).toMatch(/- b\n +- a\n/)
    await expect.element(screen.getByLabelText('Entry Point 2')).toHaveFocus()
  })

  it('loses its key with its last row', async () => {
    const { screen, text } = await openInspector(PIPELINE, 'My_db')
    await screen.getByRole('button', { name: 'Remove argument 1' }).click()
    await screen.getByRole('button', { name: 'Remove argument 1' }).click()
    expect(text()).not.toContain('entrypoint')
  })

  it('forgets a new row that stays empty', async () => {
    const { screen, text } = await openInspector(PIPELINE, 'My_db')
    await screen.getByRole('button', { name: 'Add argument' }).click()
    await expect.element(screen.getByLabelText('Entry Point 3')).toHaveFocus()
    await screen.getByLabelText('Image', { exact: true }).click()
    await expect.element(screen.getByLabelText('Entry Point 3')).not.toBeInTheDocument()
    expect(text()).toBe(PIPELINE)
  })
})
