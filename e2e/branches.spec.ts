import { expect, test } from './test.ts'

const shop = (name: string) => `pipeline:
  name: ${name}
  identifier: shop
  projectIdentifier: shop
  orgIdentifier: default
  stages: []
`

test.use({ files: { 'shop.yaml': shop('Shop') } })

test('branches are made and gone to by keyboard, and open files follow', async ({ studio, page }) => {
  const { workspace } = studio
  await workspace.git('switch', '--quiet', '--create', 'release')
  await workspace.write('shop.yaml', shop('Shop released'))
  await workspace.git('commit', '--quiet', '--all', '--message', 'Release')
  await workspace.git('switch', '--quiet', 'main')
  await studio.open('shop.yaml')
  await page.getByRole('button', { name: 'Branch main, go to another' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Branches' })
  await studio.expectAccessible('[role=dialog]')
  await page.keyboard.type('rele')
  await expect(dialog.getByRole('option', { name: 'release', exact: true })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Shop released', exact: true })).toBeAttached()
  expect(await workspace.git('branch', '--show-current')).toBe('release')

  await page.getByRole('button', { name: 'Branch release, go to another' }).click()
  await expect(dialog).toBeVisible()
  await page.keyboard.type('feature/x')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Branch feature/x, go to another' })).toBeVisible()
  expect(await workspace.git('branch', '--show-current')).toBe('feature/x')
})

test('a file’s history is looked at, compared and taken; the gutter says who changed what', async ({
  studio,
  page,
}) => {
  const { workspace } = studio
  await workspace.write('shop.yaml', shop('Shop 2'))
  await workspace.git('commit', '--quiet', '--all', '--author', 'Bob <bob@example.test>', '--message', 'Call it 2')
  await workspace.git('mv', 'shop.yaml', 'store.yaml')
  await workspace.git('commit', '--quiet', '--message', 'Rename')
  await studio.open('store.yaml', { view: 'split' })
  const run = async (command: string) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Command palette' }).fill(command)
    await page.keyboard.press('Enter')
  }
  await run('history of')
  const dialog = page.getByRole('dialog', { name: 'History of store.yaml' })
  const commits = dialog.getByRole('list', { name: 'Commits' }).getByRole('button')
  await expect(commits).toHaveCount(3)
  await commits.nth(2).click()
  await expect(dialog.getByRole('region', { name: 'Changes' })).toContainText('Shop 2')
  await studio.expectAccessible('[role=dialog]')
  await dialog.getByRole('button', { name: 'With the one before' }).click()
  await dialog.getByRole('button', { name: 'Take this version' }).click()
  await expect(page.getByRole('heading', { name: 'Shop', exact: true })).toBeAttached()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Shop 2', exact: true })).toBeAttached()

  await run('blame')
  const editor = page.getByRole('region', { name: 'YAML editor' })
  await expect(editor.locator('.line-numbers').filter({ hasText: 'Bob' })).toHaveCount(1)
  await expect(editor.locator('.line-numbers').filter({ hasText: 'Ada Example' })).toHaveCount(2)
})
