import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from '@playwright/test'
import type { RunningFake } from '../src/adapters/providers/testing/fakeProvider.ts'
import { runFake, TOKEN } from '../src/adapters/providers/testing/fakeProvider.ts'
import { FAKES } from '../src/adapters/providers/testing/fakes.ts'
import { test } from './site.ts'

const PIPELINE = `pipeline:
  name: Shop # ours
  identifier: shop
  projectIdentifier: shop
  orgIdentifier: default
  stages: []
`
const LABELS = {
  github: 'GitHub',
  gitlab: 'GitLab',
  bitbucket: 'Bitbucket',
  gitea: 'Gitea or Forgejo',
  harness: 'Harness Code',
} as const

/** As a provider would let the page of another site call it. */
async function allowCalls(page: Page, fake: RunningFake): Promise<void> {
  await page.route(`${fake.origin}/**`, async (route) => {
    const response = await route.fetch({ maxRedirects: 0 })
    await route.fulfill({ response, headers: { ...response.headers(), 'access-control-allow-origin': '*' } })
  })
}

async function connect(page: Page, fake: RunningFake, { keep = false } = {}): Promise<void> {
  await page.getByRole('button', { name: /Open from GitHub/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Open from a provider' })
  await dialog.getByLabel('Provider', { exact: true }).selectOption(LABELS[fake.address.kind])
  await dialog.getByLabel('Repository', { exact: true }).fill(fake.address.repo)
  await dialog.getByLabel('API address').fill(fake.address.api)
  await dialog.getByLabel('Token', { exact: true }).fill(TOKEN)
  if (keep) await dialog.getByLabel(/Keep the token/).check()
  await dialog.getByRole('button', { name: 'Connect' }).click()
  await expect(dialog.getByLabel(/^Branch of/)).toHaveValue('main')
  await dialog.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(dialog).toBeHidden()
}

async function rename(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Pipeline settings' }).click()
  await page.getByRole('complementary', { name: 'Inspector' }).getByLabel('Name', { exact: true }).fill(name)
  await page.keyboard.press('Enter')
}

async function openFile(page: Page, path: string): Promise<void> {
  const files = page.getByRole('button', { name: 'Show files' })
  if (await files.isVisible()) await files.click()
  await page.locator(`[role=treeitem][data-path="${path}"]`).click()
}

for (const provider of FAKES) {
  test(`${provider.kind}: two files become one commit on a new branch, and a pull request`, async ({ site, page }) => {
    const fake = await runFake(provider)
    const head = fake.model.commit('main', { 'shop.yaml': PIPELINE, 'other.yaml': PIPELINE }, 'Start')
    await allowCalls(page, fake)
    await page.goto(site)
    await connect(page, fake)
    await openFile(page, 'shop.yaml')
    await rename(page, 'Shop 2')
    await openFile(page, 'other.yaml')
    await rename(page, 'Other')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Review and export' })
    await dialog.getByLabel('Branch', { exact: true }).selectOption({ label: 'New branch…' })
    await dialog.getByLabel('New branch').fill('feature/names')
    await dialog.getByLabel('Message').fill('Call them Shop 2 and Other')
    await dialog.getByRole('button', { name: 'Commit and open pull request' }).click()
    await expect(dialog.getByText(/Pull request \d+ is open/)).toBeVisible()
    await expect(dialog.getByRole('link', { name: /Show pull request/ })).toBeVisible()

    const made = fake.model.branches.get('feature/names') ?? ''
    expect(fake.model.history(made)).toEqual([made, head])
    expect(fake.model.filesAt(made)?.get('shop.yaml')?.bytes.toString()).toBe(PIPELINE.replace('Shop #', 'Shop 2 #'))
    expect(fake.model.filesAt(made)?.get('other.yaml')?.bytes.toString()).toBe(PIPELINE.replace('Shop #', 'Other #'))
    expect(fake.model.pulls).toMatchObject([{ from: 'feature/names', into: 'main' }])
    expect(fake.complaints).toEqual([])
    await fake.close()
  })
}

test('a branch that moved on is merged in the studio; the token is kept only where it was asked for', async ({
  site,
  page,
}) => {
  const [github] = FAKES
  if (!github) throw new Error('no fake')
  const fake = await runFake(github)
  fake.model.commit('main', { 'shop.yaml': PIPELINE }, 'Start')
  await allowCalls(page, fake)
  await page.goto(site)
  await page.getByRole('button', { name: /Open from GitHub/ }).click()
  await expect(page.getByRole('dialog', { name: 'Open from a provider' })).toBeVisible()
  const axe = await new AxeBuilder({ page }).include('[role=dialog]').analyze()
  expect(axe.violations).toEqual([])
  await page.keyboard.press('Escape')
  await connect(page, fake, { keep: true })
  await openFile(page, 'shop.yaml')
  await rename(page, 'Shop 2')

  // Another file is no conflict; the same line is, and mine stands until it is settled.
  fake.model.commit('main', { 'new.yaml': PIPELINE }, 'Elsewhere')
  fake.model.commit('main', { 'shop.yaml': PIPELINE.replace('# ours', '# theirs, too') }, 'Comment')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Review and export' })
  await dialog.getByLabel('Message').fill('Call it Shop 2')
  await dialog.getByRole('button', { name: 'Commit', exact: true }).click()
  const conflict = page.getByRole('dialog', { name: 'shop.yaml changed on disk' })
  await conflict.getByRole('button', { name: 'Merge', exact: true }).click()
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await dialog.getByLabel('Message').fill('Call it Shop 2')
  await dialog.getByRole('button', { name: 'Commit', exact: true }).click()
  await expect(dialog).toBeHidden()
  const text = () =>
    fake.model
      .filesAt(fake.model.branches.get('main') ?? '')
      ?.get('shop.yaml')
      ?.bytes.toString()
  expect(text()).toContain('name: Shop 2 # ours')

  await page.reload()
  await expect(page.locator('[role=treeitem][data-path="new.yaml"]')).toBeVisible()
  const kept = await page.evaluate(async () => {
    const databases = await indexedDB.databases()
    return [JSON.stringify(localStorage), location.href, String(databases.map(({ name }) => name))].join(' ')
  })
  expect(kept).not.toContain(TOKEN)
  await fake.close()
})
