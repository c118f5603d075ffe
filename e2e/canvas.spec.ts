import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'

const step = (name: string, note = '') => `                    - step: ${note}
                        type: Run
                        name: ${name}
                        identifier: ${name.toLowerCase()}
                        spec:
                          connectorRef: account.hub
                          image: alpine:3.20
                          shell: Sh
                          command: echo ${name}
`
const group = (name: string, steps: string) => `              - stepGroup:
                  name: ${name}
                  identifier: ${name.toLowerCase()}
                  stepGroupInfra:
                    type: KubernetesDirect
                    spec: { connectorRef: k8s_ci, namespace: ci }
                  steps:
${steps}`
const HEAD = `# Kept as it is
pipeline:
  name: Move
  identifier: move
  projectIdentifier: shop
  orgIdentifier: default
  stages:
    - stage:
        name: Build
        identifier: build_stage
        type: Custom
        spec:
          execution:
            steps:
`
const [ONE, TWO, THREE] = [step('One', '# the first'), step('Two'), step('Three')]
const BEFORE = HEAD + group('Left', ONE + TWO) + group('Right', THREE)

test.use({ files: { 'move.yaml': BEFORE } })

function card(page: Page, name: string) {
  return page.getByRole('region', { name: 'Canvas' }).getByRole('group', { name, exact: true })
}

/** Presses on a card and carries it to a place of another: its left edge, its right edge, or below it. */
async function carry(page: Page, from: string, to: string, where: 'before' | 'after' | 'below'): Promise<void> {
  const [start, end] = [await card(page, from).boundingBox(), await card(page, to).boundingBox()]
  if (!start || !end) throw new Error('a card is not drawn')
  const middle = end.y + end.height / 2
  const target = {
    before: { x: end.x - 20, y: middle },
    after: { x: end.x + end.width + 20, y: middle },
    below: { x: end.x + end.width / 2, y: end.y + end.height + 14 },
  }[where]
  await page.mouse.move(start.x + 70, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(target.x - 30, target.y, { steps: 6 })
  await page.mouse.move(target.x, target.y, { steps: 4 })
}

/** Saves, and gives what is on disk then. */
async function saved(page: Page, folder: string): Promise<string> {
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('status')).toContainText('Saved')
  return await readFile(join(folder, 'move.yaml'), 'utf8')
}

test.beforeEach(async ({ studio, page }) => {
  await studio.open('move.yaml')
  await expect(card(page, 'Three, Run step')).toBeVisible()
})

test('a step that is dragged behind the next one takes its lines along and changes no other', async ({
  studio,
  page,
}) => {
  await carry(page, 'One, Run step', 'Two, Run step', 'after')
  await expect(page.locator('.slot-bar')).toBeVisible()
  await page.mouse.up()
  await expect(page.getByRole('status')).toContainText('Moved')
  expect(await saved(page, studio.workspace.folder)).toBe(HEAD + group('Left', TWO + ONE) + group('Right', THREE))
})

test('a step that is dragged into another group stands there, and undo brings it back', async ({ studio, page }) => {
  await carry(page, 'One, Run step', 'Three, Run step', 'before')
  await page.mouse.up()
  expect(await saved(page, studio.workspace.folder)).toBe(HEAD + group('Left', TWO) + group('Right', ONE + THREE))
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  expect(await saved(page, studio.workspace.folder)).toBe(BEFORE)
})

test('a step that is dragged below another runs in parallel with it', async ({ studio, page }) => {
  await carry(page, 'Two, Run step', 'One, Run step', 'below')
  await expect(page.locator('.slot-frame')).toBeVisible()
  await page.mouse.up()
  const text = await saved(page, studio.workspace.folder)
  expect(text).toMatch(/- parallel:\n {24}- step: # the first\n {28}type: Run\n {28}name: One\n/)
  expect(text).toMatch(/ {24}- step: ?\n {28}type: Run\n {28}name: Two\n/)
})

test('Escape ends a drag and changes nothing', async ({ studio, page }) => {
  await carry(page, 'One, Run step', 'Two, Run step', 'after')
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(page.locator('.drag-ghost')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled()
  expect(await readFile(join(studio.workspace.folder, 'move.yaml'), 'utf8')).toBe(BEFORE)
})

test('the keyboard walks, moves, duplicates, renames, adds and deletes', async ({ studio, page }) => {
  await card(page, 'One, Run step').click()
  await page.keyboard.press('ArrowRight')
  await expect(card(page, 'Two, Run step')).toBeFocused()
  await page.keyboard.press('Alt+ArrowLeft')
  expect(await saved(page, studio.workspace.folder)).toBe(HEAD + group('Left', TWO + ONE) + group('Right', THREE))

  await card(page, 'Two, Run step').click()
  await page.keyboard.press('Control+d')
  await expect(page.getByRole('status')).toContainText('Duplicated')
  await page.keyboard.press('Control+z')
  await card(page, 'Two, Run step').click()
  await page.keyboard.press('F2')
  await page.keyboard.type('Second')
  await page.keyboard.press('Enter')
  await expect(card(page, 'Second, Run step')).toBeVisible()

  await card(page, 'Second, Run step').click()
  await page.keyboard.press('a')
  await page.keyboard.type('Background')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: /, Background step$/ })).toBeVisible()
  await card(page, 'One, Run step').click()
  await page.keyboard.press('Delete')
  await expect(card(page, 'One, Run step')).toHaveCount(0)
})

test('the menu under the right button acts on the card under the pointer', async ({ studio, page }) => {
  await card(page, 'Two, Run step').click({ button: 'right' })
  await expect(page.getByRole('menuitem', { name: /^Move later/ })).toHaveAttribute('aria-disabled', 'true')
  await studio.expectAccessible('[role=menu]')
  await page.getByRole('menuitem', { name: /^Delete/ }).click()
  await expect(card(page, 'Two, Run step')).toHaveCount(0)
  await expect(card(page, 'One, Run step')).toBeVisible()
})

test('the settings of the pipeline open from the canvas', async ({ studio, page }) => {
  await page.getByRole('button', { name: 'Pipeline settings' }).click()
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await inspector.getByLabel('Name', { exact: true }).fill('Moved')
  await page.keyboard.press('Enter')
  expect(await saved(page, studio.workspace.folder)).toContain('  name: Moved\n')
})

test('the overview leads through the stage: a press goes there, a drag goes along', async ({ page }) => {
  const overview = page.getByRole('img', { name: 'Overview' })
  const box = await overview.boundingBox()
  const place = async () => (await card(page, 'Two, Run step').boundingBox())?.x ?? 0
  const before = await place()
  if (!box) throw new Error('there is no overview')
  const at = (x: number) => [box.x + x, box.y + box.height / 2] as const
  await page.mouse.move(...at(150))
  await page.mouse.down()
  await expect.poll(place).toBeLessThan(before - 100)
  const pressed = await place()
  await page.mouse.move(...at(100), { steps: 5 })
  await expect.poll(place).toBeGreaterThan(pressed + 100)
  const dragged = await place()
  await page.mouse.up()
  await page.mouse.move(...at(20), { steps: 5 })
  expect(await place()).toBe(dragged)
})
