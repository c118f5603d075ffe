import { beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { openPath } from '../files/openFiles.ts'
import { change, select } from '../state/perform.ts'
import { activeFile, useWorkspace } from '../state/workspace.ts'
import { isNarrow } from './narrow.ts'
import { startStudio } from './start.ts'
import { Studio } from './Studio.tsx'
import type { TestWorld } from './testStudio.tsx'
import { connectTestPorts, ORDERS, show } from './testStudio.tsx'

const FILES = { '.harness/orders.yaml': ORDERS, 'other.yaml': 'pipeline:\n  name: Other\n  identifier: other\n' }
const IMAGE = '/pipeline/stages/0/stage/spec/execution/steps/0/stepGroup/steps/0/step/spec/image'
const setImage = (value: string) => change([{ op: 'replace', path: IMAGE, value }], { label: 'Change image of redis' })

let world: TestWorld

beforeEach(async () => {
  await page.viewport(1440, 900)
  globalThis.history.replaceState(null, '', globalThis.location.pathname)
  world = connectTestPorts(FILES)
})

async function startOn(path: string) {
  await startStudio()
  const screen = await show(<Studio />)
  await openPath(path)
  return screen
}

describe('the top bar', () => {
  it('names its parts, and the problems with their number', async () => {
    const screen = await startOn('.harness/orders.yaml')
    await expect.element(screen.getByRole('tablist', { name: 'View' })).toBeVisible()
    await expect.element(screen.getByRole('tab', { name: 'Visual' })).toHaveAttribute('aria-selected', 'true')
    await expect.element(screen.getByRole('button', { name: 'Split' })).toHaveAttribute('aria-pressed', 'false')
    await expect.element(screen.getByRole('button', { name: /^Problems, \d+ error/ })).toBeVisible()
    await expect.element(screen.getByRole('button', { name: 'Undo' })).toBeDisabled()
  })

  it('says that the text is edited until it is undone', async () => {
    const screen = await startOn('.harness/orders.yaml')
    setImage('redis:8')
    await expect.element(screen.getByText('Edited', { exact: true })).toBeVisible()
    await screen.getByRole('button', { name: 'Undo' }).click()
    await expect.element(screen.getByText('Edited', { exact: true })).not.toBeInTheDocument()
    await expect.element(screen.getByRole('status')).toHaveTextContent('Undid: Change image of redis')
  })

  it('saves with Ctrl+S', async () => {
    await startOn('.harness/orders.yaml')
    setImage('redis:8')
    await userEvent.keyboard('{Control>}s{/Control}')
    await expect.poll(() => world.disk.get('.harness/orders.yaml')).toContain('image: redis:8')
  })
})

describe('the files', () => {
  it('are a tree that the arrows walk and Enter opens', async () => {
    await startStudio()
    const screen = await show(<Studio />)
    const tree = screen.getByRole('tree', { name: 'YAML files' })
    await tree.getByRole('treeitem', { name: '.harness' }).click()
    await expect.element(tree.getByRole('treeitem', { name: '.harness' })).toHaveAttribute('aria-expanded', 'false')
    await userEvent.keyboard('{ArrowRight}{ArrowDown}{Enter}')
    await expect.poll(() => activeFile()?.path).toBe('.harness/orders.yaml')
    setImage('redis:8')
    await expect.element(tree.getByRole('treeitem', { name: /orders\.yaml, unsaved, 1 error/ })).toBeVisible()
  })
})

describe('the problems', () => {
  it('are told with rule and place, and mended by their button', async () => {
    const screen = await startOn('.harness/orders.yaml')
    await screen.getByRole('button', { name: /^Problems/ }).click()
    const panel = screen.getByRole('region', { name: 'Problems' })
    await expect.element(panel.getByText('Build › tests › redis')).toBeVisible()
    await panel.getByRole('button', { name: /^Fix: Write Bash/ }).click()
    expect(activeFile()?.document.text).toContain('shell: Bash')
    await expect.element(panel.getByText('No problems. Every check passed.')).toBeVisible()
  })
})

describe('the palette', () => {
  it('finds a step and goes there', async () => {
    const screen = await startOn('.harness/orders.yaml')
    await userEvent.keyboard('{Control>}k{/Control}')
    await screen.getByPlaceholder('Type a command, a step or a file').fill('unit te')
    await userEvent.keyboard('{Enter}')
    await expect.element(screen.getByRole('complementary', { name: 'Inspector' })).toBeVisible()
    await expect.poll(() => globalThis.location.search).toContain('select=build%2Ftests%2Funit_tests')
  })
})

describe('export', () => {
  it('tells what changed and commits it to a new branch', async () => {
    const screen = await startOn('.harness/orders.yaml')
    setImage('redis:8')
    await screen.getByRole('button', { name: 'Export' }).first().click()
    const dialog = screen.getByRole('dialog', { name: 'Review and export' })
    await expect.element(dialog.getByText('Image of redis from redis:7.4 to redis:8')).toBeVisible()
    await expect
      .element(dialog.getByText(/Every other byte is as it was: \d+ lines, 1 comment, LF line ends/))
      .toBeVisible()
    await dialog.getByLabelText('Branch', { exact: true }).selectOptions('New branch…')
    await dialog.getByLabelText('New branch').fill('feature/redis-8')
    await dialog.getByRole('button', { name: 'Use what changed' }).click()
    await dialog.getByRole('button', { name: 'Commit', exact: true }).click()
    await expect.element(screen.getByRole('status')).toHaveTextContent('feature/redis-8')
    expect(world.commits).toMatchObject([
      { branch: { name: 'feature/redis-8', create: true }, message: 'Image of redis from redis:7.4 to redis:8' },
    ])
  })
})

describe('a file that changed on disk meanwhile', () => {
  const theirs = ORDERS.replace('npm test', 'npm run test')

  it('is never overwritten silently, and mine can be kept', async () => {
    const screen = await startOn('.harness/orders.yaml')
    setImage('redis:8')
    world.disk.set('.harness/orders.yaml', theirs)
    await screen.getByRole('button', { name: 'Save', exact: true }).click()
    const dialog = screen.getByRole('dialog', { name: '.harness/orders.yaml changed on disk' })
    await expect.element(dialog).toBeVisible()
    expect(world.disk.get('.harness/orders.yaml')).toBe(theirs)
    await dialog.getByRole('button', { name: 'Keep mine' }).click()
    await expect.poll(() => world.disk.get('.harness/orders.yaml')).toContain('image: redis:8')
  })

  it('can be taken, as a step that can be undone', async () => {
    const screen = await startOn('.harness/orders.yaml')
    setImage('redis:8')
    world.disk.set('.harness/orders.yaml', theirs)
    await screen.getByRole('button', { name: 'Save', exact: true }).click()
    await screen.getByRole('button', { name: 'Take theirs' }).click()
    await expect.poll(() => activeFile()?.document.text).toBe(theirs)
    await screen.getByRole('button', { name: 'Undo' }).click()
    expect(activeFile()?.document.text).toContain('image: redis:8')
  })
})

describe('unsaved work', () => {
  it('is back after a reload, with its history', async () => {
    await startOn('.harness/orders.yaml')
    setImage('redis:8')
    const { drafts } = world
    expect(drafts.size).toBe(1)
    // The page is loaded again: nothing but the drafts is left.
    useWorkspace.setState(useWorkspace.getInitialState(), true)
    await startStudio()
    expect(activeFile()?.document.text).toContain('image: redis:8')
    activeFile()?.document.undo()
    expect(activeFile()?.document.text).toBe(ORDERS)
    await expect.poll(() => drafts.size).toBe(0)
  })
})

describe('a new pipeline', () => {
  it('is shown before it is written, with an Id made from the name', async () => {
    await startStudio()
    const screen = await show(<Studio />)
    await screen.getByRole('button', { name: 'New pipeline' }).click()
    const dialog = screen.getByRole('dialog', { name: 'New pipeline' })
    await dialog.getByLabelText('Name', { exact: true }).fill('Orders API')
    await expect.element(dialog.getByLabelText('Id', { exact: true })).toHaveValue('Orders_API')
    await expect.element(dialog.getByLabelText('File', { exact: true })).toHaveValue('.harness/orders-api.yaml')
    await dialog.getByRole('button', { name: /Create pipeline/ }).click()
    await expect.poll(() => world.disk.get('.harness/orders-api.yaml')).toContain('identifier: Orders_API')
    await expect.poll(() => activeFile()?.path).toBe('.harness/orders-api.yaml')
  })
})

describe('the empty page without a companion', () => {
  it('opens the example, and pasted YAML', async () => {
    connectTestPorts(null)
    await startStudio()
    const screen = await show(<Studio />)
    await screen.getByRole('button', { name: 'Look at the example first' }).click()
    await expect.poll(() => activeFile()?.path).toBe('payments-api.yaml')
  })
})

describe('a narrow window', () => {
  it('shows the files as a drawer that Escape closes', async () => {
    await page.viewport(1024, 768)
    await expect.poll(isNarrow).toBe(true)
    const screen = await startOn('.harness/orders.yaml')
    await screen.getByRole('button', { name: 'Show files' }).click()
    await expect.element(screen.getByRole('dialog', { name: 'Files' })).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(screen.getByRole('dialog', { name: 'Files' })).not.toBeInTheDocument()
    await expect.element(screen.getByRole('button', { name: 'Show files' })).toHaveFocus()
  })

  it('lets a field have Escape before its drawer', async () => {
    await page.viewport(1024, 768)
    await expect.poll(isNarrow).toBe(true)
    const screen = await startOn('.harness/orders.yaml')
    const document = activeFile()?.document
    const key = document?.find('redis')
    if (key === undefined || key === 'ambiguous') throw new Error('no redis')
    select([key])
    const drawer = screen.getByRole('dialog', { name: 'Inspector' })
    const image = drawer.getByLabelText('Image', { exact: true })
    await image.fill('half-typed')
    await userEvent.keyboard('{Escape}')
    await expect.element(drawer).toBeVisible()
    await expect.element(image).not.toHaveValue('half-typed')
    await userEvent.keyboard('{Escape}')
    await expect.element(drawer).not.toBeInTheDocument()
  })
})
