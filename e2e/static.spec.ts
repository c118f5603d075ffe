import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { readZip } from './readZip.ts'
import { test } from './site.ts'
import { yamlEditor } from './yaml.ts'

const PIPELINE = `pipeline:
  name: Dropped
  identifier: dropped
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
                    command: make # all of it
`

test.beforeEach(async ({ page }) => {
  // As in a browser that lets no page write files; e2e/localFiles.spec.ts has the others.
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'showOpenFilePicker'))
  page.on('pageerror', (error) => {
    throw error
  })
})

test('opens a file, edits it and gives it back as a download', async ({ site, page }) => {
  await page.goto(site)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open file' }).first().click()
  await (await chooser).setFiles({ name: 'mine.yaml', mimeType: 'text/yaml', buffer: Buffer.from(PIPELINE) })
  await page.getByRole('group', { name: 'Make, Run step' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Make all')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const downloaded = page.waitForEvent('download')
  await page.getByRole('dialog').getByRole('button', { name: 'Download' }).first().click()
  const download = await downloaded
  expect(download.suggestedFilename()).toBe('mine.yaml')
  expect(await readFile(await download.path(), 'utf8')).toBe(PIPELINE.replace('name: Make', 'name: Make all'))
})

test('takes pasted YAML and a dropped file, and keeps both over a reload', async ({ site, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(site)
  await expect(page.getByText('paste YAML')).toBeVisible()
  await page.evaluate((text) => navigator.clipboard.writeText(text), PIPELINE.replace('name: Dropped', 'name: Pasted'))
  await page.keyboard.press('ControlOrMeta+v')
  await expect(page.getByRole('banner').getByRole('button', { name: /Pasted/ })).toBeVisible()

  const dropped = await page.evaluateHandle((text) => {
    const data = new DataTransfer()
    data.items.add(new File([text], 'dropped.yaml', { type: 'text/yaml' }))
    return data
  }, PIPELINE)
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped })
  await expect(page.getByRole('banner').getByRole('button', { name: /Dropped/ })).toBeVisible()

  // Drafts are durable within a second.
  await page.waitForTimeout(1200)
  await page.reload()
  await expect(page.getByRole('banner').getByRole('button', { name: /Dropped/ })).toBeVisible()
  await expect(page.getByRole('treeitem')).toHaveCount(2)
})

test('hands out all changed files as one zip', async ({ site, page }) => {
  await page.goto(site)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open file' }).first().click()
  const windows = `\uFEFF${PIPELINE.replaceAll('\n', '\r\n')}`
  await (await chooser).setFiles([
    { name: 'mine.yaml', mimeType: 'text/yaml', buffer: Buffer.from(PIPELINE) },
    { name: 'größer & schöner.yaml', mimeType: 'text/yaml', buffer: Buffer.from(windows) },
  ])
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const downloaded = page.waitForEvent('download')
  await page.getByRole('dialog').getByRole('button', { name: 'Download all' }).click()
  const download = await downloaded
  expect(download.suggestedFilename()).toBe('pipelines.zip')
  expect(await readZip(await download.path())).toEqual({ 'mine.yaml': PIPELINE, 'größer & schöner.yaml': windows })
})

test('opens an example, and shows its YAML', async ({ site, page }) => {
  await page.goto(site)
  await page
    .getByRole('button', { name: /payments|example/i })
    .first()
    .click()
  await expect(page.getByRole('region', { name: 'Canvas' })).toBeVisible()
  await page.getByRole('tab', { name: 'YAML' }).click()
  await yamlEditor(page).ready()
})

test('brings a policy along that runs nothing but its own files', async ({ site, page }) => {
  await page.goto(site)
  await expect(page.getByRole('button', { name: 'Open file' }).first()).toBeVisible()
  const blocked = await page.evaluate(async () => {
    const found = new Set<string>()
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => found.add(effectiveDirective))
    const script = document.createElement('script')
    script.textContent = 'document.documentElement.dataset.ran = "yes"'
    document.body.append(script)
    const picture = document.createElement('img')
    picture.src = 'https://example.test/x.png'
    document.body.append(picture)
    for (let looks = 0; looks < 40 && found.size < 2; looks += 1) {
      await new Promise((resolve) => {
        setTimeout(resolve, 50)
      })
    }
    return [...found].sort()
  })
  expect(blocked).toEqual(['img-src', 'script-src-elem'])
  await expect(page.locator('html')).not.toHaveAttribute('data-ran', 'yes')
})
