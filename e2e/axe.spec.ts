import { expect, test } from './test.ts'
import { yamlEditor } from './yaml.ts'

const FILE = 'containerized-group.yaml'

for (const colorScheme of ['light', 'dark'] as const) {
  for (const size of [
    { width: 1440, height: 900 },
    { width: 1024, height: 768 },
  ]) {
    test.describe(`axe finds nothing, ${colorScheme}, ${size.width} wide`, () => {
      test.use({ colorScheme, viewport: size })

      test('canvas and inspector', async ({ studio, page }) => {
        await studio.open(FILE)
        await studio.expectAccessible()
        await page.getByRole('group', { name: 'dind, Background step' }).click()
        await expect(page.getByLabel('Image', { exact: true })).toBeVisible()
        // Where there is no room the inspector is a dialog, and the page behind it is hidden.
        const within = size.width > 1100 ? undefined : '[role=dialog]'
        await studio.expectAccessible(within)
        await page.getByRole('tab', { name: 'Advanced' }).click()
        await studio.expectAccessible(within)
      })

      test('YAML and split', async ({ studio, page }) => {
        await studio.open(FILE, { view: 'yaml' })
        await yamlEditor(page).ready()
        await studio.expectAccessible()
        if (size.width > 1100) {
          await page.getByRole('button', { name: 'Split' }).click()
          await studio.expectAccessible()
        }
      })

      test('problems, palette, new pipeline, export', async ({ studio, page }) => {
        await studio.open('broken-step.yaml')
        await page.getByRole('button', { name: /^Problems/ }).click()
        await expect(page.getByRole('region', { name: 'Problems' })).toBeVisible()
        await studio.expectAccessible()
        await page.keyboard.press('ControlOrMeta+k')
        await expect(page.getByRole('dialog')).toBeVisible()
        await studio.expectAccessible('[role=dialog]')
        await page.keyboard.press('Escape')
        await page.getByRole('button', { name: 'Export', exact: true }).click()
        await expect(page.getByRole('dialog')).toBeVisible()
        await studio.expectAccessible('[role=dialog]')
        await page.keyboard.press('Escape')
        if (size.width <= 1100) await page.getByRole('button', { name: 'Show files' }).click()
        await page.getByRole('button', { name: 'New pipeline' }).first().click()
        await expect(page.getByRole('dialog', { name: 'New pipeline' })).toBeVisible()
        await studio.expectAccessible('[role=dialog]')
      })
    })
  }
}
