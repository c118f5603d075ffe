import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { test as plain } from '@playwright/test'
import { startProgram } from './program.ts'
import { expect, test } from './test.ts'
import { makeWorkspace } from './workspace.ts'

/** What would run, if anything ran it: leaves a mark on the page. */
const MARK = "document.documentElement.dataset.ran='yes'"
const MESSAGE = `<img src=x onerror="${MARK}">`
const NAMED = '<img src=x onerror=alert(1)>.yaml'

const SCRIPTED = `pipeline:
  name: "<img src=x onerror=\\"${MARK}\\">"
  identifier: shop
  projectIdentifier: p
  orgIdentifier: default
  description: "<script>${MARK}</script>"
  stages:
    - stage:
        name: "<svg onload=\\"${MARK}\\">"
        identifier: test
        type: Custom
        spec:
          execution:
            steps:
              - step:
                  type: Run
                  name: "\\"><iframe src=javascript:alert(1)>"
                  identifier: "<b>unit</b>"
                  spec:
                    image: "javascript:alert(1)"
                    command: "<img src=x onerror=${MARK}>"
`

const LETTERS = 'bcdefghij'.split('')
const HOSTILE: Readonly<Record<string, string>> = {
  'bomb.yaml': `pipeline:\n  name: x\n  identifier: x\n  a: &a [x,x,x,x,x,x,x,x,x]\n${LETTERS.map(
    (name, at) => `  ${name}: &${name} [${`*${'abcdefghi'[at]},`.repeat(9)}]\n`,
  ).join('')}`,
  'deep.yaml': `pipeline: ${'['.repeat(10_000)}\n`,
  'keys.yaml': `pipeline:\n  ${'? '.repeat(10_000)}x\n`,
  'line.yaml': `pipeline:\n  name: x\n  identifier: x\n  description: ${'x'.repeat(10_000_000)}\n`,
  'control.yaml': 'pipeline:\n  name: "a\u0000b\u001B"\n  identifier: x\n',
  'proto.yaml': 'pipeline:\n  name: x\n  identifier: x\n  __proto__: {polluted: true}\n',
}

test.use({ files: { ...HOSTILE, 'shop.yaml': SCRIPTED, [NAMED]: SCRIPTED } })

async function nothingRan(page: Page): Promise<void> {
  await expect(page.locator('html')).not.toHaveAttribute('data-ran', 'yes')
  await expect(page.locator('img[src="x"], iframe, [onerror], [onload]')).toHaveCount(0)
}

test('hostile files give a problem, and the page answers keys meanwhile', async ({ studio, page }) => {
  const problems = page.getByRole('button', { name: /^Problems, [1-9]/ })
  for (const file of Object.keys(HOSTILE)) {
    await test.step(file, async () => {
      await studio.open(file)
      await page.keyboard.press('Control+k')
      await expect(page.getByRole('dialog')).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(problems).toBeVisible()
    })
  }
})

// The two that the browser logs as failures do without the studio's fixture, which takes those for ours.
plain('a file that is too large is refused with its reason, and the studio goes on', async ({ page }) => {
  const workspace = await makeWorkspace({ 'shop.yaml': SCRIPTED })
  await writeFile(join(workspace.folder, 'large.yaml'), `a: 1\n${'# filling\n'.repeat(5_400_000)}`)
  const program = await startProgram(workspace.folder)
  await page.goto(program.address)
  await page.locator('[role=treeitem][data-path="large.yaml"]').click()
  await expect(page.getByText('large.yaml is larger than 50 MB.').first()).toBeVisible()
  await page.locator('[role=treeitem][data-path="shop.yaml"]').click()
  await expect(page.getByRole('region', { name: 'Canvas' })).toBeVisible()
  await program.stop()
  await workspace.remove()
})

test('script in values, file names and commit messages is text', async ({ studio, page }) => {
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await studio.open(NAMED, { view: 'split' })
  await page.getByRole('group', { name: /Run step/ }).click()
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('<iframe')
  await nothingRan(page)
  await page.getByRole('button', { name: 'Show files' }).click()
  await expect(page.locator(`[role=treeitem][data-path=${JSON.stringify(NAMED)}]`)).toContainText('<img src=x')
  await nothingRan(page)
  const { workspace } = studio
  await workspace.write(NAMED, `${SCRIPTED}# more\n`)
  await workspace.git('commit', '--quiet', '--all', '--author', 'Eve <e@example.test>', '--message', MESSAGE)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Command palette' }).fill('history of')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('list', { name: 'Commits' })).toContainText(MESSAGE)
  await nothingRan(page)
  expect(dialogs).toEqual([])
})

plain('the policy of the built page stops inline script, eval, and what is elsewhere', async ({ page }) => {
  const workspace = await makeWorkspace({ 'shop.yaml': SCRIPTED })
  const program = await startProgram(workspace.folder)
  const response = await page.goto(program.address)
  expect(response?.headers()['content-security-policy']).toContain("script-src 'self';")
  const { blocked, ran } = await page.evaluate(tryAll, { mark: MARK, wanted: BLOCKED.length })
  for (const directive of BLOCKED) expect(blocked, directive).toContain(directive)
  expect(ran).toBe(false)
  await program.stop()
  await workspace.remove()
})

const BLOCKED = [
  'eval',
  'script-src-elem',
  'script-src-attr',
  'script-src',
  'img-src',
  'frame-src',
  'form-action',
  'connect-src',
]

/** Runs in the page: does what an attacker would do who got markup in. */
async function tryAll({
  mark,
  wanted,
}: {
  mark: string
  wanted: number
}): Promise<{ blocked: string[]; ran: boolean }> {
  const blocked: string[] = []
  document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective))
  const add = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, attributes: Readonly<Record<string, string>>) => {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    document.body.append(element)
    return element
  }
  const script = document.createElement('script')
  script.textContent = mark
  document.body.append(script)
  add('img', { src: 'https://example.test/x.png', onerror: mark })
  add('iframe', { src: 'https://example.test/' })
  add('form', { action: 'https://example.test/' }).submit()
  await fetch('https://example.test/').catch(() => {})
  // In a task of the page's own: what a debugger runs, as this here, may evaluate.
  const evaluate: (code: string) => void = Reflect.get(globalThis, 'eval')
  setTimeout(() => {
    try {
      evaluate(mark)
    } catch (error) {
      blocked.push(error instanceof EvalError ? 'eval' : String(error))
    }
  })
  for (let looks = 0; looks < 100 && new Set(blocked).size < wanted; looks += 1)
    await new Promise((resolve) => {
      setTimeout(resolve, 50)
    })
  return { blocked, ran: document.documentElement.dataset['ran'] !== undefined }
}
