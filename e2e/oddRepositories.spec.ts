import { chmod, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './test.ts'

const ODD = `it's "50% #1" é.yaml`
const PIPELINE = `pipeline:
  name: Shop # ours
  identifier: shop
  projectIdentifier: shop
  orgIdentifier: default
  stages: []
`

test.use({ files: { [ODD]: PIPELINE, 'fixed.yaml': PIPELINE } })

test('a folder without git is saved, becomes a repository, and is committed from a detached HEAD', async ({
  studio,
  page,
}) => {
  const { workspace } = studio
  const rename = async (name: string) => {
    await page.getByRole('button', { name: 'Pipeline settings' }).click()
    await page.getByRole('complementary', { name: 'Inspector' }).getByLabel('Name', { exact: true }).fill(name)
    await page.keyboard.press('Enter')
  }
  await rm(join(workspace.folder, '.git'), { recursive: true })
  await studio.open(ODD)
  await rename('Shop 2')
  await page.keyboard.press('Control+s')
  await expect.poll(() => workspace.read(ODD)).toBe(PIPELINE.replace('Shop', 'Shop 2'))

  await page.getByRole('button', { name: 'Show files' }).click()
  await page.getByRole('button', { name: 'Make it a git repository' }).click()
  await expect(page.getByRole('button', { name: /^Branch \w+, go to another$/ })).toBeVisible()
  await workspace.git('config', 'user.name', 'Ada Example')
  await workspace.git('config', 'user.email', 'ada@example.test')
  const review = page.getByRole('dialog', { name: 'Review and export' })
  const commit = async (message: string, branch?: string) => {
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    if (branch !== undefined) await review.getByLabel('New branch', { exact: true }).fill(branch)
    await review.getByLabel('Message').fill(message)
    await review.getByRole('button', { name: 'Commit', exact: true }).click()
    await expect(review).toBeHidden()
  }
  await page.reload()
  await commit('First')
  expect(await workspace.git('log', '--format=%s')).toBe('First')

  await workspace.git('switch', '--quiet', '--detach')
  await expect(page.getByText(/^detached at [0-9a-f]{7}$/)).toBeVisible()
  await rename('Shop 3')
  await commit('Second', 'from-here')
  expect(await workspace.git('log', '--format=%s', 'from-here')).toBe('Second\nFirst')
  expect(await workspace.git('branch', '--show-current')).toBe('from-here')
})

test('a read-only file keeps its text here, and is downloaded', async ({ studio, page }) => {
  await chmod(join(studio.workspace.folder, 'fixed.yaml'), 0o444)
  await studio.open('fixed.yaml')
  await page.getByRole('button', { name: 'Pipeline settings' }).click()
  await page.getByRole('complementary', { name: 'Inspector' }).getByLabel('Name', { exact: true }).fill('Mine')
  await page.keyboard.press('Enter')
  const alert = page.getByRole('alert').filter({ hasText: 'fixed.yaml is read-only' })
  await expect(alert).toBeVisible()
  await studio.expectAccessible()
  const downloading = page.waitForEvent('download')
  await alert.getByRole('button', { name: 'Download' }).click()
  expect(await readFile(await (await downloading).path(), 'utf8')).toBe(PIPELINE.replace('Shop', 'Mine'))
  expect(await studio.workspace.read('fixed.yaml')).toBe(PIPELINE)
})
