import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './test.ts'

const FILES = 3000
const pipeline = (at: number) => `pipeline:
  name: Service ${at}
  identifier: service_${at}
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
                    image: node:${18 + (at % 5)}
                    command: npm run build-${at}
`

test.use({ files: { 'first.yaml': pipeline(0) } })

test('thousands of files are searched by content and by name, and the page answers meanwhile', async ({
  studio,
  page,
}) => {
  test.setTimeout(120_000)
  const { folder } = studio.workspace
  for (let at = 1; at < FILES; at += 1) {
    const team = join(folder, `team-${at % 60}`)
    if (at <= 60) await mkdir(team)
    await writeFile(join(team, `service-${at}.yaml`), pipeline(at))
  }
  await studio.open('first.yaml')
  await page.keyboard.press('Control+Shift+f')
  await page.getByRole('button', { name: 'All files' }).click()
  const dialog = page.getByRole('dialog', { name: 'Search in all files' })
  await dialog.getByRole('combobox').fill('BUILD-2719')
  await expect(dialog.getByText('1 found in 1 file')).toBeVisible()
  await dialog.getByRole('combobox').fill('node:2')
  await expect(dialog.getByText('200 and more found in 200 files')).toBeVisible()
  await studio.expectAccessible('[role=dialog]')
  // A longer text gives the search for a shorter one up, and keys are answered at once.
  const began = Date.now()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(dialog.getByRole('option').nth(2)).toHaveAttribute('aria-selected', 'true')
  expect(Date.now() - began).toBeLessThan(2000)
  await dialog.getByRole('combobox').fill('npm run build-2719')
  await expect(dialog.getByText('1 found in 1 file')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL((address) => address.searchParams.get('file') === 'team-19/service-2719.yaml')
  await expect(
    page.getByRole('complementary', { name: 'Inspector' }).getByLabel('Command', { exact: true }),
  ).toBeFocused()

  await page.getByRole('button', { name: 'Show files' }).click()
  const tree = page.getByRole('tree', { name: 'YAML files' })
  await expect(tree.getByRole('treeitem', { name: 'service-2719.yaml' })).toBeInViewport()
  await page.getByRole('searchbox', { name: 'Filter files' }).fill('team-7 service')
  await expect(page.getByText(`50 of ${FILES}`)).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  await expect(tree.getByRole('treeitem', { name: 'service-967.yaml' })).toBeFocused()
  await studio.expectAccessible('nav')
})
