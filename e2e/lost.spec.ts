import { expect, test } from './test.ts'

test.use({
  files: {
    'build.yaml': `pipeline:
  name: Build
  identifier: build
  projectIdentifier: shop
  orgIdentifier: default
  stages:
    - stage:
        name: Build
        identifier: build
        type: Custom
        spec:
          execution:
            steps:
              - step:
                  type: Run
                  name: Make
                  identifier: make
                  spec:
                    command: make
`,
  },
})

test('the program ends: the page says so, goes on, and keeps the text', async ({ studio, page, context }) => {
  await studio.open('build.yaml', { select: 'make' })
  const before = await studio.workspace.read('build.yaml')
  // What the browser logs of the lost connection is no error of the page.
  const quiet = await context.newPage()
  await quiet.goto(page.url())
  const card = quiet.getByRole('group', { name: 'Make, Run step' })
  await card.click()
  await page.goto('about:blank')

  await studio.program.stop()
  await expect(quiet.getByRole('alert').filter({ hasText: 'does not answer' })).toBeVisible({ timeout: 20_000 })
  await quiet.getByLabel('Name', { exact: true }).fill('Make all')
  await quiet.keyboard.press('Enter')
  await expect(quiet.getByRole('group', { name: 'Make all, Run step' })).toBeVisible()
  await quiet.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(quiet.getByRole('status').filter({ hasText: /not.*(saved|answer)/i })).toBeVisible()
  await expect(quiet.getByText('Edited', { exact: true })).toBeVisible()
  expect(await studio.workspace.read('build.yaml')).toBe(before)
})
