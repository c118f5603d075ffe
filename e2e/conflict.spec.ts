import { expect, test } from './test.ts'

const FILE = 'matrix.yaml'

test.describe('a file changes on disk', () => {
  test('an untouched text follows the disk', async ({ studio, page }) => {
    await studio.open(FILE, { select: 'meet' })
    const text = await studio.workspace.read(FILE)
    await studio.workspace.write(FILE, text.replace('name: Meet', 'name: Meet again'))
    await expect(page.getByRole('group', { name: 'Meet again, Barrier step' })).toBeVisible()
    await expect(page.getByText('Edited', { exact: true })).toBeHidden()
  })

  for (const choice of ['mine', 'theirs'] as const) {
    test(`unsaved text is never overwritten: keeping ${choice}`, async ({ studio, page }) => {
      const text = await studio.workspace.read(FILE)
      const outside = text.replace('name: Loop', 'name: Loop outside')
      await studio.open(FILE, { select: 'meet' })
      const inspector = page.getByRole('complementary', { name: 'Inspector' })
      await inspector.getByLabel('Name', { exact: true }).fill('Mine')
      await inspector.getByLabel('Name', { exact: true }).blur()
      await studio.workspace.write(FILE, outside)
      await page.getByRole('button', { name: 'Save', exact: true }).click()

      const dialog = page.getByRole('dialog')
      await expect(dialog).toContainText('changed on disk')
      expect(await studio.workspace.read(FILE)).toBe(outside)
      await dialog.getByRole('button', { name: choice === 'mine' ? /Keep mine/ : /Take theirs/ }).click()
      if (choice === 'mine') {
        await expect.poll(() => studio.workspace.read(FILE)).toContain('name: Mine')
      } else {
        await expect(page.getByText('Edited', { exact: true })).toBeHidden()
        expect(await studio.workspace.read(FILE)).toBe(outside)
        // Theirs came in as one step: undo brings mine back.
        await page.getByRole('button', { name: 'Undo', exact: true }).click()
        await expect(page.getByRole('group', { name: 'Mine, Barrier step' })).toBeVisible()
      }
    })
  }
})
