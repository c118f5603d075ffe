import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { commitElsewhere, test } from './gitServer.ts'
import { expect } from './test.ts'

const exec = promisify(execFile)

const PIPELINE = `pipeline:
  name: Shop # ours
  identifier: shop
  stages: []
`

test.use({ files: { 'shop.yaml': PIPELINE, 'other.yaml': PIPELINE } })

test('a change is committed and pushed to a new branch over HTTP, signed off', async ({ studio, page, server }) => {
  await studio.workspace.git('remote', 'add', 'origin', server.address)
  await studio.workspace.git('push', '--quiet', '--set-upstream', 'origin', 'main')
  await studio.open('shop.yaml')
  await page.getByRole('button', { name: 'Pipeline settings' }).click()
  await page.getByRole('complementary', { name: 'Inspector' }).getByLabel('Name', { exact: true }).fill('Shop 2')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Review and export' })
  await dialog.getByLabel('Branch', { exact: true }).selectOption({ label: 'New branch…' })
  await dialog.getByLabel('New branch').fill('feature/name')
  await dialog.getByLabel('Message').fill('Call it Shop 2')
  await dialog.getByLabel('Sign off').check()
  await dialog.getByRole('button', { name: 'Commit and push' }).click()
  await expect(dialog.getByText('Pushed to origin/feature/name.')).toBeVisible()
  await studio.expectAccessible('[role=dialog]')
  await dialog.getByRole('button', { name: 'Done' }).click()
  expect(await server.git('log', '-1', '--format=%B', 'feature/name')).toContain(
    'Call it Shop 2\n\nSigned-off-by: Ada Example <ada@example.test>',
  )
  expect(await server.git('show', 'feature/name:shop.yaml')).toBe(PIPELINE.trimEnd().replace('Shop #', 'Shop 2 #'))
})

test('a rejected push is resolved by a merge, and hooks are asked for first', async ({ studio, page, server }) => {
  await studio.workspace.git('remote', 'add', 'origin', server.address)
  await studio.workspace.git('push', '--quiet', '--set-upstream', 'origin', 'main')
  await commitElsewhere(server, 'other.yaml', PIPELINE.replace('Shop', 'Other'))
  await studio.workspace.write('.git/hooks/pre-push', '#!/bin/sh\nexit 0\n')
  await exec('chmod', ['755', join(studio.workspace.folder, '.git/hooks/pre-push')])
  await studio.open('shop.yaml')
  await page.getByRole('button', { name: 'Pipeline settings' }).click()
  await page.getByRole('complementary', { name: 'Inspector' }).getByLabel('Name', { exact: true }).fill('Shop 2')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Review and export' })
  await dialog.getByLabel('Message').fill('Call it Shop 2')
  await dialog.getByRole('button', { name: 'Commit and push' }).click()
  await expect(dialog.getByText('programs of its own')).toBeVisible()
  await expect(dialog.getByText('hook pre-push')).toBeVisible()
  await expect(page.locator('[role=status]')).toHaveText('Waiting for your answer')
  await dialog.getByRole('button', { name: 'Run them' }).press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('Pull them first')
  await dialog.getByRole('button', { name: 'Pull and merge' }).press('Enter')
  await expect(dialog.getByText('Pushed to origin/main.')).toBeVisible()
  expect(await server.git('rev-list', '--merges', '--count', 'main')).toBe('1')
  expect(await server.git('show', 'main:shop.yaml')).toContain('Shop 2 # ours')
  expect(await server.git('show', 'main:other.yaml')).toContain('name: Other')
})
