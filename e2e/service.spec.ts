import { groupOf, UNIT_TESTS } from './pipelines.ts'
import { expect, test } from './test.ts'

const BEFORE = groupOf(`                    # ours
${UNIT_TESTS}`)

test.use({ files: { 'shop.yaml': BEFORE } })

test('a service is added with a step that waits for it, by keyboard, and undone', async ({ studio, page }) => {
  await studio.open('shop.yaml', { select: 'test/tests' })
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Type a command, a step or a file').fill('Add service')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Add service' })
  await expect(dialog.getByLabel('Image', { exact: true })).toHaveValue('postgres:16-alpine')
  await expect(dialog.getByLabel('Container Registry')).toHaveValue('account.hub')
  await studio.expectAccessible('[role=dialog]')
  await dialog.getByRole('radio', { name: /^Redis/ }).check({ force: true })
  await expect(dialog.getByLabel('What is added', { exact: true })).toContainText('redis-cli -h localhost -p 6379 ping')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toContainText('Added redis to tests, and a step that waits for it')

  const canvas = page.getByRole('region', { name: 'Canvas' })
  await expect(canvas.getByRole('group', { name: 'redis, Background step' })).toBeVisible()
  await expect(canvas.getByRole('group', { name: 'Wait for redis, Run step' })).toBeVisible()
  await expect(page.getByRole('complementary', { name: 'Inspector' }).getByText('tests_redis:6379')).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('status')).toContainText('Saved')
  const text = await studio.workspace.read('shop.yaml')
  expect(text.endsWith(BEFORE.slice(BEFORE.indexOf('# ours')))).toBe(true)
  expect(text.startsWith(BEFORE.slice(0, BEFORE.indexOf('# ours')))).toBe(true)

  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+s')
  await expect.poll(() => studio.workspace.read('shop.yaml')).toBe(BEFORE)
})

test('a second service of a kind is told another port, and a taken one is named', async ({ studio, page }) => {
  await studio.open('shop.yaml')
  const add = page.getByRole('button', { name: 'Add service to tests' })
  const dialog = page.getByRole('dialog', { name: 'Add service' })
  await add.click()
  await dialog.getByRole('button', { name: /^Add service/ }).click()
  await expect(dialog).toBeHidden()
  await page.keyboard.press('Escape')
  await add.click()
  await expect(dialog.getByLabel('Port')).toHaveValue('5433')
  await dialog.getByLabel('Port').fill('5432')
  await expect(dialog.getByText('postgres listens on it already')).toBeVisible()
  await dialog.getByLabel('Image', { exact: true }).fill('')
  await expect(dialog.getByRole('alert')).toHaveText('It needs an image.')
})

test('a pipeline is made from a docker-compose.yml, with notes of what was left out', async ({ studio, page }) => {
  await studio.open('shop.yaml')
  await page.getByRole('button', { name: 'New pipeline' }).click()
  const dialog = page.getByRole('dialog', { name: 'New pipeline' })
  await dialog.getByRole('radio', { name: /^From docker-compose/ }).check({ force: true })
  await dialog.getByLabel('Your docker-compose.yml').fill('services: {')
  await expect(dialog.getByRole('alert')).toContainText('It cannot be read as YAML')
  await dialog
    .getByLabel('Your docker-compose.yml')
    .fill('services:\n  db:\n    image: postgres:16\n    restart: always\n    environment: { POSTGRES_PASSWORD: x }\n')
  await expect(dialog.getByLabel('What is different')).toHaveText('db: restart has no counterpart and is left out.')
  await studio.expectAccessible('[role=dialog]')
  await dialog.getByLabel('File', { exact: true }).fill('composed.yaml')
  await dialog.getByRole('button', { name: /^Create pipeline/ }).click()
  await expect(page.getByRole('group', { name: 'db, Background step' })).toBeVisible()
  expect(await studio.workspace.read('composed.yaml')).toContain('image: postgres:16')
})
