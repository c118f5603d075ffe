import { expect, test } from './test.ts'

const PIPELINE = `pipeline:
  name: Shop # ours
  identifier: shop
  projectIdentifier: shop
  orgIdentifier: default
  stages: []
`

test.use({ files: { 'shop.yaml': PIPELINE } })

test('two tabs with one file show one text; the one that types writes', async ({ studio, page, context }) => {
  await studio.open('shop.yaml')
  await page.getByRole('button', { name: 'Pipeline settings' }).click()
  const name = page.getByLabel('Name', { exact: true })
  await name.fill('Shop 2')
  await page.keyboard.press('Enter')

  // The other tab has what is not saved, with nobody's help.
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(other.getByRole('heading', { name: 'Shop 2', exact: true })).toBeAttached()
  await expect(other.getByText('Follows another tab')).toBeVisible()
  await name.fill('Shop 3')
  await page.keyboard.press('Enter')
  await expect(other.getByRole('heading', { name: 'Shop 3', exact: true })).toBeAttached()

  // Undo in one is undo in both; what is changed there makes that tab the one that writes.
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(other.getByRole('heading', { name: 'Shop', exact: true })).toBeAttached()
  await other.getByRole('button', { name: 'Pipeline settings' }).click()
  await other.getByLabel('Name', { exact: true }).fill('Shop 4')
  await other.keyboard.press('Enter')
  await expect(other.getByText('Follows another tab')).toBeHidden()
  await expect(page.getByText('Follows another tab')).toBeVisible()
  await expect(name).toHaveValue('Shop 4')

  // Saved in one is saved in both; closed, the other goes on.
  await other.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Edited', { exact: true })).toBeHidden()
  expect(await studio.workspace.read('shop.yaml')).toBe(PIPELINE.replace('Shop #', 'Shop 4 #'))
  await other.close()
  await expect(page.getByText('Follows another tab')).toBeHidden()
  await name.fill('Shop 5')
  await page.keyboard.press('Enter')
  await page.waitForTimeout(1000)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Shop 5', exact: true })).toBeAttached()
})
