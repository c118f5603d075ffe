import type { Page } from '@playwright/test'
import { groupOf, UNIT_TESTS } from './pipelines.ts'
import { expect, test } from './test.ts'

const BEFORE = groupOf(UNIT_TESTS)

test.use({ files: { 'shop.yaml': BEFORE } })

const card = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Canvas' }).getByRole('group', { name, exact: true })

test('the step library finds by letters, goes by category, says why not, and remembers', async ({ studio, page }) => {
  await studio.open('shop.yaml')
  await card(page, 'Unit, Run step').focus()
  await page.keyboard.press('a')
  const search = page.getByRole('combobox', { name: 'Choose a step' })
  await expect(search).toBeFocused()
  const library = page.getByRole('dialog', { name: 'Step library' })
  await expect(library).toContainText('into tests, after Unit')
  await studio.expectAccessible('.library')

  await search.fill('k8srolling')
  const refused = library.getByRole('option', { name: /K8s Rolling Deploy/ })
  await expect(refused).toContainText('Only in a Deployment stage. This is a Custom stage.')
  await expect(refused).toHaveAttribute('aria-disabled', 'true')

  await search.fill('')
  await search.press('Tab')
  await search.press('Tab')
  await expect(library.getByRole('button', { name: /^Services/ })).toHaveAttribute('aria-pressed', 'true')
  await search.fill('redis')
  await search.press('Enter')
  await expect(card(page, 'redis, Background step')).toBeVisible()
  await expect(card(page, 'Wait for redis, Run step')).toBeVisible()
  await expect(page.getByRole('status')).toContainText('Added redis to tests')

  await card(page, 'Unit, Run step').focus()
  await page.keyboard.press('a')
  await expect(library.getByRole('group', { name: 'Recent' })).toContainText('Redis')
  await search.fill('http')
  await search.press('Alt+Enter')
  await expect(page.getByRole('status')).toContainText('Added Http_1 in parallel to Unit')
  await expect(card(page, 'Http_1, Http step')).toBeVisible()
})

test('a step is dragged from the library to a line or below a step, and a template is linked by key', async ({
  studio,
  page,
}) => {
  await studio.open('shop.yaml')
  const library = page.getByRole('dialog', { name: 'Step library' })
  const search = page.getByRole('combobox', { name: 'Choose a step' })
  const unit = card(page, 'Unit, Run step')
  await unit.focus()
  await page.keyboard.press('/')
  await search.fill('plugin')
  const plugin = library.getByRole('option', { name: /^Plugin/ }).first()
  const from = await plugin.boundingBox()
  const to = await unit.boundingBox()
  if (!from || !to) throw new Error('not drawn')
  await page.mouse.move(from.x + 40, from.y + 20)
  await page.mouse.down()
  await page.mouse.move(to.x + to.width / 2, to.y + to.height + 10, { steps: 4 })
  await page.mouse.move(to.x + to.width / 2, to.y + to.height + 20, { steps: 4 })
  await expect(library).toBeHidden()
  await expect(page.locator('.drag-ghost')).toContainText('Plugin')
  await page.mouse.up()
  await expect(page.getByRole('status')).toContainText('Added Plugin_1 in parallel to Unit')
  await expect(card(page, 'Plugin_1, Plugin step')).toBeVisible()

  await unit.focus()
  await page.keyboard.press('/')
  await search.fill('use a step template')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toContainText('say which template')
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await inspector.getByLabel('Template', { exact: true }).fill('account.run_it')
  await inspector.getByLabel('Template', { exact: true }).press('Enter')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('status')).toContainText('Saved')
  const text = await studio.workspace.read('shop.yaml')
  expect(text).toContain('templateRef: account.run_it')
  for (const line of BEFORE.split('\n')) expect(text.split('\n').map((each) => each.trim())).toContain(line.trim())
})
