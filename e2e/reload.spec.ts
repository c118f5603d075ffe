import { expect, test } from './test.ts'
import { yamlEditor } from './yaml.ts'

const FILE = 'deployment.yaml'

test('reload in the middle of typing: the text and its history are back', async ({ studio, page }) => {
  const original = await studio.workspace.read(FILE)
  await studio.open(FILE, { view: 'yaml' })
  const yaml = yamlEditor(page)
  await yaml.ready()
  await yaml.clickLine('name: Release')
  await page.keyboard.type(' train')
  await expect(page.getByText('Edited', { exact: true })).toBeVisible()
  // A keystroke is durable within a second.
  await page.waitForTimeout(1200)
  await page.reload()

  await yaml.ready()
  await expect.poll(() => yaml.text()).toContain('name: Release train')
  await expect(page.getByText('Edited', { exact: true })).toBeVisible()
  expect(await studio.workspace.read(FILE)).toBe(original)

  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect.poll(() => yaml.text()).not.toContain('train')
  await page.getByRole('button', { name: 'Redo', exact: true }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect.poll(() => studio.workspace.read(FILE)).toBe(original.replace('name: Release', 'name: Release train'))
  await page.reload()
  await yaml.ready()
  await expect(page.getByText('Edited', { exact: true })).toBeHidden()
})
