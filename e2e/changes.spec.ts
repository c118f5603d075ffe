import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './test.ts'

const shop = (name: string, more = '') => `pipeline:
  name: ${name} # ours
  identifier: shop
  projectIdentifier: shop
  orgIdentifier: default
  stages: []
  tags:
    team: web
${more}`

test.use({ files: { 'shop.yaml': shop('Shop'), 'other.yaml': shop('Other'), 'old.yaml': shop('Old') } })

test('the review has what other programs changed, made and deleted, and takes single changes', async ({
  studio,
  page,
}) => {
  const { workspace } = studio
  await workspace.write('other.yaml', shop('Other 2'))
  await workspace.write('new.yaml', shop('New'))
  await rm(join(workspace.folder, 'old.yaml'))
  await studio.open('shop.yaml')
  await page.getByRole('button', { name: 'Pipeline settings' }).click()
  await page.getByRole('complementary', { name: 'Inspector' }).getByLabel('Name', { exact: true }).fill('Shop 2')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Show files' }).click()
  await expect(page.getByText('4 files changed')).toBeVisible()
  await page.getByRole('button', { name: 'Review', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Review and export' })
  const list = dialog.getByRole('listitem').filter({ has: page.getByRole('checkbox', { name: /^Include / }) })
  await expect(list).toHaveCount(4)
  await expect(list.filter({ hasText: 'New' })).toContainText('new.yaml')
  await expect(list.filter({ hasText: 'Deleted' })).toContainText('old.yaml')
  // What is open goes along; the rest when it is asked for.
  await expect(dialog.getByRole('checkbox', { name: 'Include shop.yaml' })).toBeChecked()
  await expect(dialog.getByRole('checkbox', { name: 'Include other.yaml' })).not.toBeChecked()
  await dialog.getByRole('checkbox', { name: 'Include old.yaml' }).check()
  await dialog.getByRole('checkbox', { name: 'Include new.yaml' }).check()
  await studio.expectAccessible('[role=dialog]')
  await dialog.getByLabel('Message').fill('Tidy up')
  await dialog.getByRole('button', { name: 'Commit', exact: true }).click()
  await expect(dialog).toBeHidden()
  expect(await workspace.git('show', '--no-renames', '--name-status', '--format=')).toBe(
    'A\tnew.yaml\nD\told.yaml\nM\tshop.yaml',
  )
  expect(await workspace.git('status', '--porcelain')).toBe(' M other.yaml')
})

test('a part of a file is committed; the rest stays, and can be discarded and brought back', async ({
  studio,
  page,
}) => {
  const { workspace } = studio
  const after = shop('Shop 2', '    tier: one\n')
  await workspace.write('shop.yaml', after)
  await studio.open('shop.yaml')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Review and export' })
  await dialog.getByRole('checkbox', { name: 'Include change 1 of 2' }).uncheck()
  await dialog.getByLabel('Message').fill('Add the tier')
  await dialog.getByRole('button', { name: 'Commit', exact: true }).click()
  await expect(dialog).toBeHidden()
  expect(await workspace.git('show', 'HEAD:shop.yaml')).toBe(shop('Shop', '    tier: one\n').trimEnd())
  expect(await workspace.read('shop.yaml')).toBe(after)

  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(dialog.getByText('Change 1 of 1')).toBeVisible()
  await dialog.getByRole('button', { name: 'Discard change 1' }).click()
  await expect(dialog.getByText('Change 1 of 1')).toBeHidden()
  await dialog.getByRole('button', { name: 'Undo in this file' }).click()
  await expect(dialog.getByText('Change 1 of 1')).toBeVisible()
  await dialog.getByRole('button', { name: 'Discard the changes of shop.yaml' }).click()
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect.poll(() => workspace.git('status', '--porcelain')).toBe('')
})
