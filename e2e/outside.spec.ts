import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'

const shop = (name: string, team = 'web') => `pipeline:
  name: ${name} # ours
  identifier: shop
  projectIdentifier: shop
  orgIdentifier: default
  stages: []
  tags:
    team: ${team}
`

test.use({ files: { 'a.yaml': shop('A'), 'b.yaml': shop('B'), 'c.yaml': shop('C'), 'quiet.yaml': shop('Quiet') } })

async function show(page: Page, file: string): Promise<void> {
  // Beside the inspector the files are a rail, until they are asked for.
  const rail = page.getByRole('button', { name: 'Show files' })
  if (await rail.isVisible()) await rail.click()
  await page.locator(`[role=treeitem][data-path="${file}"]`).click()
  await expect(page).toHaveURL((address) => address.searchParams.get('file') === file)
}

/** Gives the pipeline a name, and does not save it. */
async function rename(page: Page, file: string, name: string): Promise<void> {
  await show(page, file)
  await page.getByRole('button', { name: 'Pipeline settings' }).click()
  await page.getByRole('complementary', { name: 'Inspector' }).getByLabel('Name', { exact: true }).fill(name)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Edited', { exact: true })).toBeVisible()
}

test('a branch switched outside loses no unsaved text of several files, and each is asked about', async ({
  studio,
  page,
}) => {
  const { workspace } = studio
  await workspace.git('switch', '--quiet', '--create', 'other')
  await workspace.write('a.yaml', shop('A', 'other'))
  await workspace.write('b.yaml', shop('B there'))
  await workspace.write('quiet.yaml', shop('Quiet there'))
  await workspace.git('rm', '--quiet', 'c.yaml')
  await workspace.git('commit', '--quiet', '--all', '--message', 'Other')
  await workspace.git('switch', '--quiet', 'main')

  await studio.open('quiet.yaml')
  for (const file of ['a', 'b', 'c']) await rename(page, `${file}.yaml`, `Mine ${file}`)

  await workspace.git('switch', '--quiet', 'other')
  await expect(page.getByRole('alert').filter({ hasText: 'c.yaml was deleted on disk' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Branch other, go to another' })).toBeVisible()

  // Both changes fit together: merged, and saved.
  await show(page, 'a.yaml')
  await page.getByRole('alert').getByRole('button', { name: 'Look at both' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('a.yaml changed on disk')
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
  await page.keyboard.press('Control+s')
  await expect.poll(() => workspace.read('a.yaml')).toBe(shop('Mine a', 'other'))

  // Theirs, and mine back by undo.
  await show(page, 'b.yaml')
  await page.keyboard.press('Control+s')
  await expect(dialog).toContainText('b.yaml changed on disk')
  expect(await workspace.read('b.yaml')).toBe(shop('B there'))
  await dialog.getByRole('button', { name: 'Take theirs' }).click()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await page.keyboard.press('Control+s')
  await expect.poll(() => workspace.read('b.yaml')).toBe(shop('Mine b'))

  // Written again where it was deleted.
  await show(page, 'c.yaml')
  await page.getByRole('alert').getByRole('button', { name: 'Look at both' }).click()
  await dialog.getByRole('button', { name: 'Write it again' }).click()
  await expect.poll(() => workspace.read('c.yaml').catch(() => 'not there yet')).toBe(shop('Mine c'))

  // What was only looked at follows the disk.
  await show(page, 'quiet.yaml')
  await expect(page.getByText('Edited', { exact: true })).toBeHidden()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('a file that is deleted and made again as it was is no conflict any more', async ({ studio, page }) => {
  const { workspace } = studio
  await studio.open('a.yaml')
  await rename(page, 'a.yaml', 'Mine')
  await rm(join(workspace.folder, 'a.yaml'))
  const alert = page.getByRole('alert').filter({ hasText: 'a.yaml was deleted on disk' })
  await expect(alert).toBeVisible()
  await workspace.write('a.yaml', shop('A'))
  await expect(alert).toBeHidden()
  await page.keyboard.press('Control+s')
  await expect.poll(() => workspace.read('a.yaml')).toBe(shop('Mine'))
})
