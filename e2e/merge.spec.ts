import { commitElsewhere, test } from './gitServer.ts'
import { expect } from './test.ts'

const PIPELINE = `pipeline:
  name: Shop # ours
  identifier: shop
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
                  type: Wait
                  name: Pause
                  identifier: pause
                  spec:
                    duration: 1m
`

test.use({ files: { 'shop.yaml': PIPELINE } })

test('a rejected push with conflicts is merged in the studio, settled on the card, and pushed', async ({
  studio,
  page,
  server,
}) => {
  await studio.workspace.git('remote', 'add', 'origin', server.address)
  await studio.workspace.git('push', '--quiet', '--set-upstream', 'origin', 'main')
  await commitElsewhere(server, 'shop.yaml', PIPELINE.replace('1m', '3m').replace('# ours', '# theirs'))
  await studio.open('shop.yaml', { select: 'build/pause' })
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await inspector.getByLabel('Duration').fill('2m')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Review and export' })
  await dialog.getByLabel('Message').fill('Wait two minutes')
  await dialog.getByRole('button', { name: 'Commit and push' }).click()
  await dialog.getByRole('button', { name: 'Pull and merge' }).press('Enter')
  await expect(page.locator('[role=status]')).toContainText('1 place is yours to settle')
  await expect(dialog.getByRole('group', { name: 'Merge' })).toContainText('Left to settle: 1 in shop.yaml.')
  await studio.expectAccessible('[role=dialog]')
  await dialog.getByRole('button', { name: 'Show them' }).press('Enter')

  // On the card, at the field and in the list; mine stands, and what only they changed is in.
  await expect(page.getByRole('group', { name: /^Pause, Wait step/ })).toContainText('1')
  await expect(inspector.getByText('Both changed this. Theirs: duration: 3m')).toBeVisible()
  const problems = page.getByRole('region', { name: 'Problems' })
  await expect(problems).toContainText('Both changed this')
  await studio.expectAccessible()
  await problems.getByRole('button', { name: /Take theirs/ }).click()
  await expect(inspector.getByLabel('Duration')).toHaveValue('3m')
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await problems.getByRole('button', { name: /Take theirs/ }).click()

  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(dialog.getByText('Everything is settled')).toBeVisible()
  await dialog.getByRole('button', { name: 'Finish and push' }).click()
  await expect(dialog.getByText('Pushed to origin/main.')).toBeVisible()
  expect(await server.git('rev-list', '--merges', '--count', 'main')).toBe('1')
  expect(await server.git('show', 'main:shop.yaml')).toBe(
    PIPELINE.replace('1m', '3m').replace('# ours', '# theirs').trimEnd(),
  )
  expect(await studio.workspace.git('status', '--porcelain')).toBe('')
})

test('a change on disk that fits is merged with unsaved text', async ({ studio, page }) => {
  await studio.open('shop.yaml', { select: 'build/pause' })
  await page.getByRole('complementary', { name: 'Inspector' }).getByLabel('Duration').fill('2m')
  await page.keyboard.press('Enter')
  await studio.workspace.write('shop.yaml', PIPELINE.replace('name: Pause', 'name: Rest'))
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'shop.yaml changed on disk' })
  await expect(dialog).toContainText('Both changes fit together.')
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(page.getByRole('group', { name: 'Rest, Wait step' })).toBeVisible()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect
    .poll(() => studio.workspace.read('shop.yaml'))
    .toBe(PIPELINE.replace('name: Pause', 'name: Rest').replace('1m', '2m'))
})
