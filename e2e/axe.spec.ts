import { expect, test } from './test.ts'
import { yamlEditor } from './yaml.ts'

const FILE = 'containerized-group.yaml'

/** Colours come with the theme and the layout with the width: neither needs the other's every case. */
const SCREENS = [
  { colorScheme: 'light', size: { width: 1440, height: 900 } },
  { colorScheme: 'dark', size: { width: 1440, height: 900 } },
  { colorScheme: 'light', size: { width: 1024, height: 768 } },
] as const

for (const { colorScheme, size } of SCREENS) {
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

    test('step chooser, menus, and a drag with its slots', async ({ studio, page }) => {
      test.skip(size.width < 1100, 'They are the same where there is less room.')
      await studio.open(FILE)
      const card = (name: string) => page.getByRole('group', { name, exact: true })
      await card('Lint, Run step').hover()
      await page.getByRole('button', { name: 'Add step after Lint' }).click()
      await expect(page.getByRole('combobox', { name: 'Choose a step' })).toBeFocused()
      await studio.expectAccessible('[role=dialog]')
      await page.keyboard.press('Escape')
      for (const menu of ['Lint, Run step', 'build, step group', 'Build, Custom stage']) {
        await card(menu).click({ button: 'right', position: { x: 40, y: 12 } })
        await expect(page.getByRole('menu')).toBeVisible()
        await studio.expectAccessible('[role=menu]')
        await page.keyboard.press('Escape')
      }
      await page.keyboard.press('Escape')
      const [from, to] = [await card('dind, Background step').boundingBox(), await card('Lint, Run step').boundingBox()]
      if (!from || !to) throw new Error('a card is not drawn')
      await page.mouse.move(from.x + 60, from.y + 30)
      await page.mouse.down()
      await page.mouse.move(to.x + to.width + 20, to.y + 30, { steps: 6 })
      await expect(page.locator('.slot-bar')).toBeVisible()
      await studio.expectAccessible()
      await page.keyboard.press('Escape')
      await page.mouse.up()
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

    test('problems, palette, shortcuts, export, new pipeline', async ({ studio, page }) => {
      await studio.open('broken-step.yaml')
      await page.getByRole('button', { name: /^Problems/ }).click()
      await expect(page.getByRole('region', { name: 'Problems' })).toBeVisible()
      await studio.expectAccessible()
      await page.keyboard.press('ControlOrMeta+k')
      await expect(page.getByRole('dialog')).toBeVisible()
      await studio.expectAccessible('[role=dialog]')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Shift+?')
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
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
