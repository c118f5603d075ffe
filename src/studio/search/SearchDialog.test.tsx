import { beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { openPath } from '../files/openFiles.ts'
import { startStudio } from '../shell/start.ts'
import { Studio } from '../shell/Studio.tsx'
import { connectTestPorts, ORDERS, show } from '../shell/testStudio.tsx'
import { change } from '../state/perform.ts'
import { useUi } from '../state/ui.ts'
import { activeFile, openText } from '../state/workspace.ts'
import { useSearchScope } from './searchScope.ts'

const OTHER = `pipeline:
  name: Other
  identifier: other
  stages: []
  # redis is none of ours
`
const FILES = { '.harness/orders.yaml': ORDERS, 'other.yaml': OTHER }
const IMAGE = '/pipeline/stages/0/stage/spec/execution/steps/0/stepGroup/steps/0/step/spec/image'

beforeEach(async () => {
  await page.viewport(1440, 900)
  globalThis.history.replaceState(null, '', globalThis.location.pathname)
  useSearchScope.setState(useSearchScope.getInitialState(), true)
})

async function searching(text: string, files: Readonly<Record<string, string>> | null = FILES) {
  connectTestPorts(files)
  await startStudio()
  const screen = await show(<Studio />)
  return {
    screen,
    search: async () => {
      await userEvent.keyboard('{Control>}{Shift>}f{/Shift}{/Control}')
      await screen.getByRole('dialog').getByRole('combobox').fill(text)
    },
  }
}

describe('search in all files', () => {
  it('groups the lines by their file, and goes to the field that has the one chosen', async () => {
    const { screen, search } = await searching('redis')
    // Nothing is open: there are only all files.
    await search()
    const dialog = screen.getByRole('dialog', { name: 'Search in all files' })
    await expect.element(dialog.getByText('4 found in 2 files')).toBeVisible()
    await expect.element(dialog.getByRole('group', { name: '.harness/orders.yaml' })).toBeVisible()
    await expect.element(dialog.getByRole('option', { name: 'Line 5 # redis is none of ours' })).toBeVisible()
    await dialog.getByRole('option', { name: /image: redis:7\.4/ }).click()
    await expect.poll(() => activeFile()?.path).toBe('.harness/orders.yaml')
    const inspector = screen.getByRole('complementary', { name: 'Inspector' })
    await expect.element(inspector.getByLabelText('Image', { exact: true })).toHaveFocus()
  })

  it('goes to the line where the YAML is shown', async () => {
    const { screen, search } = await searching('none of ours')
    useUi.setState({ view: 'yaml' })
    await search()
    await expect.element(screen.getByText('1 found in 1 file')).toBeVisible()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => activeFile()?.path).toBe('other.yaml')
    const start = OTHER.indexOf('none of ours')
    await expect
      .poll(() => useUi.getState().reveal)
      .toMatchObject({ in: 'yaml', range: { start, end: start + 'none of ours'.length } })
  })

  it('takes open files as they stand in the editor, and keeps the scope', async () => {
    const { screen, search } = await searching('redis:8-unsaved')
    await openPath('.harness/orders.yaml')
    change([{ op: 'replace', path: IMAGE, value: 'redis:8-unsaved' }], { label: 'Change' })
    await search()
    await screen.getByRole('button', { name: 'All files' }).click()
    await expect.element(screen.getByText('1 found in 1 file')).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await search()
    await expect.element(screen.getByRole('button', { name: 'All files' })).toHaveAttribute('aria-pressed', 'true')
    await screen.getByRole('button', { name: 'This file' }).click()
    await expect.element(screen.getByRole('dialog', { name: 'Search in the pipeline' })).toBeVisible()
  })

  it('matches case and whole words when asked to', async () => {
    const { screen, search } = await searching('REDIS')
    await search()
    await expect.element(screen.getByText('4 found in 2 files')).toBeVisible()
    await screen.getByRole('button', { name: 'Match case' }).click()
    await expect.element(screen.getByText('Nothing in the files has “REDIS”.')).toBeVisible()
    await screen.getByRole('button', { name: 'Match case' }).click()
    await screen.getByRole('combobox').fill('redi')
    await screen.getByRole('button', { name: 'Whole words' }).click()
    await expect.element(screen.getByText('Nothing in the files has “redi”.')).toBeVisible()
  })

  it('looks through the open files in a page without a companion', async () => {
    const { screen, search } = await searching('redis', null)
    openText({ path: 'pasted.yaml', text: OTHER, baseHash: null })
    openText({ path: 'orders.yaml', text: ORDERS, baseHash: null })
    await search()
    await screen.getByRole('button', { name: 'All files' }).click()
    await expect.element(screen.getByText('4 found in 2 files')).toBeVisible()
    await screen.getByRole('combobox').fill('nowhere')
    await expect.element(screen.getByText('Nothing in the open files has “nowhere”.')).toBeVisible()
  })
})
