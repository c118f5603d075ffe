import { beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { startStudio } from '../shell/start.ts'
import { connectTestPorts, show } from '../shell/testStudio.tsx'
import { ports } from '../state/ports.ts'
import { activeFile, showFile } from '../state/workspace.ts'
import { FilesPanel } from './FilesPanel.tsx'
import { openPath } from './openFiles.ts'

const MANY = Array.from({ length: 3000 }, (_, at) => `team-${String(at % 30).padStart(2, '0')}/sub/p${at}.yaml`)
const FEW = ['apps/web.yaml', 'apps/worker.yaml', 'billing/invoice.yaml', 'root.yaml']

/** The panel over files of these names, 400 px high, and what is read of them. */
async function treeOver(paths: readonly string[]) {
  connectTestPorts(Object.fromEntries(paths.map((path) => [path, `pipeline:\n  name: ${path}\n`])))
  const read: string[] = []
  const { files } = ports()
  const before = files?.read
  if (files && before) Object.assign(files, { read: (path: string) => (read.push(path), before(path)) })
  await startStudio()
  const screen = await show(
    <div style={{ display: 'flex', height: 400 }}>
      <FilesPanel />
    </div>,
  )
  const tree = screen.getByRole('tree', { name: 'YAML files' })
  await expect.element(tree).toBeVisible()
  // What is behind the name: how many problems it has.
  return {
    screen,
    tree,
    read,
    row: (name: string) => tree.getByRole('treeitem', { name: new RegExp(`^${name}(,|$)`) }),
  }
}

const drawn = () => document.querySelectorAll('[role=treeitem]').length

beforeEach(async () => {
  await page.viewport(1440, 900)
  globalThis.history.replaceState(null, '', globalThis.location.pathname)
})

describe('a tree of few files', () => {
  it('has its folders open, and letters go to names', async () => {
    const { row, screen } = await treeOver(FEW)
    expect(drawn()).toBe(6)
    await expect.element(screen.getByRole('searchbox')).not.toBeInTheDocument()
    await userEvent.tab()
    await row('apps').click()
    await expect.element(row('apps')).toHaveAttribute('aria-expanded', 'false')
    await userEvent.keyboard('{ArrowRight}w')
    await expect.element(row('web.yaml')).toHaveFocus()
    await userEvent.keyboard('o')
    await expect.element(row('worker.yaml')).toHaveFocus()
    await userEvent.keyboard('{Home}')
    await expect.element(row('apps')).toHaveFocus()
    await userEvent.keyboard('{End}')
    await expect.element(row('root.yaml')).toHaveFocus()
    await userEvent.keyboard('{ArrowUp}{ArrowLeft}')
    await expect.element(row('billing')).toHaveFocus()
  })
})

describe('a tree of thousands of files', () => {
  it('has its folders closed, but those of the file that is open', async () => {
    const { row } = await treeOver(MANY)
    expect(drawn()).toBe(30)
    await openPath('team-07/sub/p2407.yaml')
    await expect.element(row('p2407.yaml')).toBeVisible()
    await expect.element(row('team-07')).toHaveAttribute('aria-expanded', 'true')
    await expect.element(row('team-08')).toHaveAttribute('aria-expanded', 'false')
  })

  it('draws the rows in sight, with their places among all', async () => {
    const { screen, row } = await treeOver(MANY)
    await screen.getByRole('searchbox', { name: 'Filter files' }).fill('team')
    await expect.element(row('team-00')).toHaveAttribute('aria-setsize', '30')
    expect(drawn()).toBeLessThan(60)
    await userEvent.keyboard('{ArrowDown}{End}')
    await expect.element(row('p989.yaml')).toHaveFocus()
    await expect.element(row('p989.yaml')).toBeInViewport()
    await expect.element(row('p989.yaml')).toHaveAttribute('aria-posinset', '100')
    await expect.element(row('p989.yaml')).toHaveAttribute('aria-level', '3')
    expect(drawn()).toBeLessThan(60)
    // Scrolled away by hand, the row keeps the focus, and the tree its one tab stop.
    document.querySelector('.tree')?.scrollTo(0, 0)
    await expect.element(row('team-00')).toBeInViewport()
    await expect.element(row('p989.yaml')).toHaveFocus()
    expect(document.querySelectorAll('[role=treeitem][tabindex="0"]')).toHaveLength(1)
    await userEvent.keyboard('{Home}')
    await expect.element(row('team-00')).toHaveFocus()
  })

  it('reads no file that is not in sight', async () => {
    const { read, row } = await treeOver(MANY)
    await row('team-05').click()
    await row('sub').click()
    await expect.poll(() => read.length, { timeout: 10_000 }).toBeGreaterThan(2)
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(read.length).toBeLessThan(20)
  })

  it('brings the file that becomes active into sight', async () => {
    const { row } = await treeOver(MANY)
    await openPath('team-29/sub/p2999.yaml')
    await expect.element(row('p2999.yaml')).toBeInViewport()
    await openPath('team-00/sub/p0.yaml')
    await expect.element(row('p0.yaml')).toBeInViewport()
    showFile('team-29/sub/p2999.yaml')
    await expect.element(row('p2999.yaml')).toBeInViewport()
  })
})

describe('the filter', () => {
  it('leaves the files whose path has every word, opens the first on Enter, and goes on Escape', async () => {
    const { screen, row } = await treeOver(MANY)
    const box = screen.getByRole('searchbox', { name: 'Filter files' })
    await box.fill('TEAM-11 p11')
    await expect.element(screen.getByText('4 of 3000')).toBeVisible()
    await expect.element(row('p41.yaml')).not.toBeInTheDocument()
    await expect.element(row('p11.yaml')).toBeVisible()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => activeFile()?.path).toBe('team-11/sub/p11.yaml')
    await userEvent.keyboard('{Escape}')
    await expect.element(box).toHaveValue('')
    await expect.element(row('team-12')).toBeInTheDocument()
    await box.fill('nowhere')
    await expect.element(screen.getByText('No file is called that.')).toBeVisible()
  })
})
