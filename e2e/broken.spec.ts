import { expect, test } from './test.ts'
import { yamlEditor } from './yaml.ts'

const FILE = 'containerized-group.yaml'

test('breaks the YAML of one step, edits another meanwhile, mends it, and nothing is lost', async ({
  studio,
  page,
}) => {
  const original = await studio.workspace.read(FILE)
  await studio.open(FILE, { view: 'split', select: 'build/dind' })
  const yaml = yamlEditor(page)
  await yaml.ready()
  await yaml.clickLine('image: docker:27-dind')
  await page.keyboard.press('Home')
  await page.keyboard.type('image: "broken')
  await page.keyboard.press('Enter')

  // The picture stays, the broken card says so, the others can be edited.
  await expect(page.getByRole('group', { name: 'dind, Background step' })).toContainText(/cannot be read/)
  await expect(page.getByRole('button', { name: /^Problems, [1-9]\d* error/ })).toBeVisible()
  await page.getByRole('group', { name: 'postgres, Background step' }).click()
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await inspector.getByLabel('Image', { exact: true }).fill('postgres:17')
  await inspector.getByLabel('Image', { exact: true }).blur()
  await expect(page.getByRole('group', { name: 'postgres, Background step' })).toContainText('postgres:17')

  // Undo the form's edit, then the typing.
  const undo = page.getByRole('button', { name: 'Undo', exact: true })
  for (let steps = 0; steps < 10 && (await undo.isEnabled()); steps += 1) await undo.click()
  await expect(page.getByRole('group', { name: 'dind, Background step' })).toContainText('docker:27-dind')
  await expect(page.getByText('Edited', { exact: true })).toBeHidden()
  expect(await studio.workspace.read(FILE)).toBe(original)
})

test('a file that is broken on disk opens with the rest of its steps editable', async ({ studio, page }) => {
  await studio.open('broken-step.yaml')
  await expect(page.getByRole('group', { name: 'bad, Run step' })).toContainText(/cannot be read/)
  await page.getByRole('group', { name: 'good, Run step' }).click()
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await inspector.getByLabel('Image', { exact: true }).fill('alpine:3.21')
  await inspector.getByLabel('Image', { exact: true }).blur()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect.poll(() => studio.workspace.read('broken-step.yaml')).toContain('image: alpine:3.21')
})
