import { expect, test } from './test.ts'
import { yamlEditor } from './yaml.ts'

const BEFORE = `pipeline:
  name: Shop
  identifier: shop
  projectIdentifier: p
  orgIdentifier: default
  variables:
    - name: region
      type: String
      value: eu
  stages:
    - stage:
        name: Test
        identifier: test
        type: Custom
        spec:
          execution:
            steps:
              - step:
                  type: Run
                  name: Unit
                  identifier: unit
                  spec:
                    shell: Bash
                    command: |
                      # what is tested
                      echo "<+pipeline.name>"
                  timeout: 10m # long enough
`

test.use({ files: { 'shop.yaml': BEFORE } })

test('a script is edited in the code editor, with colours and expressions, into the one history', async ({
  studio,
  page,
}) => {
  await studio.open('shop.yaml', { select: 'test/unit' })
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  // What Harness replaces is marked in the field itself.
  await expect(inspector.locator('.field-backdrop mark')).toHaveText('<+pipeline.name>')
  await inspector.getByRole('button', { name: 'Open Command in the code editor' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Command of Unit' })
  await expect(dialog.locator('.view-line').first()).toContainText('# what is tested')
  await expect(dialog.locator('.script-expression').first()).toBeVisible()
  // The comment has a colour of its own once the language is there.
  const colours = () =>
    dialog
      .locator('.view-line span[class^=mtk]')
      .evaluateAll((spans) => new Set(spans.map((span) => span.className)).size)
  await expect.poll(colours).toBeGreaterThan(1)
  await studio.expectAccessible('[role=dialog]')

  await page.keyboard.press('Control+End')
  await page.keyboard.type('deploy <+pipeline.var')
  await expect(dialog.getByRole('option', { name: /pipeline\.variables\.region/ })).toBeVisible()
  await page.keyboard.press('Enter')
  // The rest of the page is hidden from assistive technology while the dialog is open.
  await expect(page.locator('[role=status]')).toContainText('Change Command of Unit')
  await page.keyboard.press('Control+z')
  await expect(dialog.locator('.view-lines')).not.toContainText('deploy')
  await page.keyboard.press('Control+y')
  await expect(dialog.locator('.view-lines')).toContainText('deploy')
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(dialog).toBeHidden()
  await expect(inspector.getByLabel('Command', { exact: true })).toHaveValue(/deploy <\+pipeline\.variables\.region>/)
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('status')).toContainText('Saved')
  expect(await studio.workspace.read('shop.yaml')).toBe(
    BEFORE.replace(
      'echo "<+pipeline.name>"\n',
      'echo "<+pipeline.name>"\n                      deploy <+pipeline.variables.region>\n',
    ),
  )
})

test('blanks can be typed in the YAML beside the picture', async ({ studio, page }) => {
  await studio.open('shop.yaml', { view: 'split' })
  const editor = yamlEditor(page)
  await editor.ready()
  await editor.clickLine('echo "<+pipeline.name>"')
  await page.keyboard.type(' and more')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('status')).toContainText('Saved')
  expect(await studio.workspace.read('shop.yaml')).toContain('echo "<+pipeline.name>" and more\n')
})
