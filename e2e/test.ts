import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { test as base, expect } from '@playwright/test'
import type { Program } from './program.ts'
import { startProgram } from './program.ts'
import type { Workspace } from './workspace.ts'
import { makeWorkspace } from './workspace.ts'

export { expect } from '@playwright/test'

interface Studio {
  readonly page: Page
  readonly workspace: Workspace
  readonly program: Program
  /** Opens a file of the workspace by its deep link and waits until its picture or text stands. */
  open(file: string, options?: { view?: 'visual' | 'yaml' | 'split'; select?: string }): Promise<void>
  /** Fails with axe's own words when the page has a violation. */
  expectAccessible(within?: string): Promise<void>
}

/** Journeys get a git workspace of their own, the built program over it, and a page that must not throw. */
export const test = base.extend<{ files: Readonly<Record<string, string>> | undefined; studio: Studio }>({
  files: [undefined, { option: true }],
  studio: async ({ page, files }, use) => {
    const workspace = await makeWorkspace(files)
    const program = await startProgram(workspace.folder)
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(String(error)))
    page.on('console', (message) => {
      // A file that is gone is an answer, not a failure; browsers log it all the same.
      if (message.type() === 'error' && !message.text().includes('status of 404')) errors.push(message.text())
    })
    await use({
      page,
      workspace,
      program,
      open: (file, options) => openFile(page, program, file, options),
      expectAccessible: (within) => expectAccessible(page, within),
    })
    // Stopping the program ends the page's open requests, which it may well note.
    const seen = [...errors]
    await program.stop()
    await workspace.remove()
    expect(seen, 'errors thrown or logged by the page').toEqual([])
  },
})

async function openFile(
  page: Page,
  program: Program,
  file: string,
  { view = 'visual', select }: { view?: 'visual' | 'yaml' | 'split'; select?: string } = {},
): Promise<void> {
  const address = new URL(program.address)
  address.searchParams.set('file', file)
  address.searchParams.set('view', view)
  if (select !== undefined) address.searchParams.set('select', select)
  await page.goto(address.href)
  const region = view === 'yaml' ? 'YAML editor' : 'Canvas'
  await expect(page.getByRole('region', { name: region })).toBeVisible()
}

export async function expectAccessible(page: Page, within?: string): Promise<void> {
  // Dialogs are loaded when they are first opened.
  if (within !== undefined) await expect(page.locator(within).first()).toBeVisible()
  const builder = new AxeBuilder({ page })
  const result = await (within === undefined ? builder : builder.include(within)).analyze()
  const found = result.violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map((node) => `  ${node.html}`).join('\n')}`,
  )
  expect(found, 'axe violations').toEqual([])
}
