import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { chromium, expect, test } from '@playwright/test'
import { chromiumLaunch } from './chromium.ts'
import { startProgram } from './program.ts'
import { makeWorkspace } from './workspace.ts'
import { yamlEditor } from './yaml.ts'

const FILE = 'deployment.yaml'

/** A browser as a person has it: a process with a profile of its own, which a kill ends wherever it is. */
async function startBrowser(profile: string) {
  const { executablePath = chromium.executablePath(), args } = chromiumLaunch()
  const own = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank']
  const child = spawn(executablePath, [...args, ...own], { stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const address = await new Promise<string>((resolve) => {
    let said = ''
    child.stderr.on('data', (part: Buffer) => {
      said += part.toString()
      const [, found] = /DevTools listening on (ws:\S+)/.exec(said) ?? []
      if (found !== undefined) resolve(found)
    })
  })
  const browser = await chromium.connectOverCDP(address)
  const [context] = browser.contexts()
  const page = context?.pages()[0] ?? (await context?.newPage())
  if (!page) throw new Error('The browser has no page.')
  return {
    page,
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function typeName(page: Page, text: string): Promise<void> {
  const yaml = yamlEditor(page)
  await yaml.ready()
  await yaml.clickLine('name: Release')
  await page.keyboard.type(text)
  await expect(page.getByText('Edited', { exact: true })).toBeVisible()
  // A keystroke is durable within a second.
  await page.waitForTimeout(1200)
}

test('the browser and the program are killed in the middle of work: everything is back', async () => {
  const workspace = await makeWorkspace()
  const profile = await mkdtemp(join(tmpdir(), 'pipeline-studio-profile-'))
  const original = await workspace.read(FILE)
  const first = await startProgram(workspace.folder)
  const { port } = new URL(first.address)
  try {
    const before = await startBrowser(profile)
    const { page } = before
    await page.goto(first.address.replace('#', `?file=${FILE}&view=yaml#`))
    await typeName(page, ' train')
    await before.kill()
    await first.kill()

    // A new start, with a new token, at the folder's own place.
    const second = await startProgram(workspace.folder, { port })
    const after = await startBrowser(profile)
    const again = after.page
    await again.goto(second.address)
    await expect(again.getByText('Edited', { exact: true })).toBeVisible()
    expect(await workspace.read(FILE)).toBe(original)
    await again.getByRole('tab', { name: 'YAML' }).click()
    const yaml = yamlEditor(again)
    await yaml.ready()
    await expect.poll(() => yaml.text()).toContain('name: Release train')
    await again.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect.poll(() => yaml.text()).not.toContain('train')
    await again.getByRole('button', { name: 'Redo', exact: true }).click()
    await again.getByRole('button', { name: 'Save', exact: true }).click()
    await expect.poll(() => workspace.read(FILE)).toBe(original.replace('name: Release', 'name: Release train'))
    await after.kill()
    await second.stop()
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 3 })
    await workspace.remove()
  }
})
