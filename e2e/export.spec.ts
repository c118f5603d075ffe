import { expect, test } from './test.ts'

const FILE = 'payments.yaml'
const STEPS = Array.from(
  { length: 30 },
  (_, at) => `              - step:
                  type: Run
                  name: Step ${at}
                  identifier: step_${at}
                  spec:
                    command: echo ${at} # line of step ${at}
`,
).join('')
const PIPELINE = `pipeline:
  name: Payments
  identifier: payments
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
${STEPS}`
const INPUTS =
  'inputSet:\n  name: staging\n  identifier: staging\n  orgIdentifier: default\n  projectIdentifier: shop\n'

test.use({ files: { [FILE]: PIPELINE, 'staging.yaml': INPUTS } })

test('reviews what was done: in words, line by line, and file by file', async ({ studio, page }) => {
  await studio.open('staging.yaml', { select: 'staging' })
  await page.getByRole('button', { name: 'Input set settings' }).click()
  await page.getByLabel('Name', { exact: true }).fill('stage')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Show files' }).click()
  await page.locator(`[role=treeitem][data-path="${FILE}"]`).click()
  await page.getByRole('group', { name: 'Step 2, Run step' }).click()
  await page.getByLabel('Id', { exact: true }).fill('second')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Export', exact: true }).click()

  const dialog = page.getByRole('dialog', { name: 'Review and export' })
  await expect(dialog.getByRole('list', { name: 'What changed' })).toContainText('Id of Step 2 from step_2 to second')
  await expect(dialog.getByText('In staging.yaml, Name of stage from staging to stage')).toBeVisible()
  await expect(dialog.getByText('1 line added, 1 removed')).toHaveCount(1)
  await expect(dialog.getByText('2 lines added, 2 removed')).toHaveCount(1)

  const changes = dialog.getByRole('region', { name: 'Changes' })
  const hidden = changes.getByRole('row').filter({ hasText: 'line of step 0' })
  await expect(hidden).toHaveCount(0)
  await changes
    .getByRole('button', { name: /^Show \d+ unchanged lines$/ })
    .first()
    .click()
  await expect(hidden).toBeVisible()
  await expect(changes).toBeFocused()
  await changes.getByRole('button', { name: /^Show / }).press('Enter')
  await expect(changes.getByRole('button', { name: /^Show / })).toHaveCount(0)

  await dialog.getByRole('button', { name: 'One column' }).click()
  await expect(changes.getByRole('columnheader')).toHaveCount(1)
  await studio.expectAccessible()
})
