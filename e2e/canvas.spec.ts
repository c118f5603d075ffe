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
const service = (name: string, note = '') => `                    - step: ${note}
                        type: Background
                        name: ${name}
                        identifier: ${name}
                        spec:
                          connectorRef: account.hub
                          image: ${name}:7
                          shell: Sh
`
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

/** Where a card is drawn. */
async function boxOf(page: Page, name: string) {
  const box = await card(page, name).boundingBox()
  if (!box) throw new Error(`${name} is not drawn`)
  return { ...box, right: box.x + box.width, bottom: box.y + box.height, middle: box.y + box.height / 2 }
}

/** Presses on a card and carries it to a point. */
async function carryTo(page: Page, from: string, { x, y }: { x: number; y: number }): Promise<void> {
  const start = await boxOf(page, from)
  await page.mouse.move(start.x + 70, start.middle)
  await page.mouse.down()
  await page.mouse.move(x - 30, y, { steps: 6 })
  await page.mouse.move(x, y, { steps: 4 })
}

/** Presses on a card and carries it to a place of another: its left edge, its right edge, or below it. */
async function carry(page: Page, from: string, to: string, where: 'before' | 'after' | 'below'): Promise<void> {
  const end = await boxOf(page, to)
  const target = {
    before: { x: end.x - 20, y: end.middle },
    after: { x: end.right + 20, y: end.middle },
    below: { x: end.x + end.width / 2, y: end.bottom + 14 },
  }[where]
  await carryTo(page, from, target)
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

test('a whole group is carried by its header, with everything in it', async ({ studio, page }) => {
  const [header, inside] = [await boxOf(page, 'Right, step group'), await boxOf(page, 'Three, Run step')]
  await carryTo(page, 'Left, step group', { x: header.right + 24, y: inside.middle })
  await expect(page.locator('.drag-ghost')).toContainText('2 steps')
  await expect(page.locator('.slot-bar')).toBeVisible()
  await page.mouse.up()
  expect(await saved(page, studio.workspace.folder)).toBe(HEAD + group('Right', THREE) + group('Left', ONE + TWO))
})

test('a refused place says why while it is hovered and when it is let go, and nothing changes', async ({
  studio,
  page,
}) => {
  await carry(page, 'Three, Run step', 'One, Run step', 'after')
  const reason = 'It is the only step of Right. A step group cannot be empty.'
  await expect(page.locator('.slot-refused')).toBeVisible()
  await expect(page.locator('.drag-reason')).toHaveText(reason)
  await page.mouse.up()
  await expect(page.getByRole('status')).toContainText(reason)
  await expect(page.locator('.drag-reason')).toHaveCount(0)
  await carry(page, 'Left, step group', 'Two, Run step', 'before')
  await expect(page.locator('.drag-reason')).toHaveText('It cannot go into itself.')
  await page.mouse.up()
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled()
  expect(await readFile(join(studio.workspace.folder, 'move.yaml'), 'utf8')).toBe(BEFORE)
})

test('where there is no place, letting go says where there is one', async ({ page }) => {
  const { x, bottom } = await boxOf(page, 'One, Run step')
  await carryTo(page, 'One, Run step', { x, y: bottom + 240 })
  await expect(page.locator('.old-place')).toBeVisible()
  await expect(page.locator('.slot-bar, .slot-frame')).toHaveCount(0)
  await page.mouse.up()
  await expect(page.getByRole('status')).toContainText('Not moved. Let go on a line, or below a step')
})

test('Escape ends a drag and changes nothing', async ({ studio, page }) => {
  await carry(page, 'One, Run step', 'Two, Run step', 'after')
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(page.locator('.drag-ghost')).toHaveCount(0)
  await expect(page.getByRole('status')).toContainText('Not moved')
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
  await expect(page.locator(':focus')).toHaveAccessibleName(/^Two.+, Run step$/)
  await page.keyboard.press('Control+z')
  await card(page, 'Two, Run step').click()
  await page.keyboard.press('F2')
  await page.keyboard.type('Second')
  await page.keyboard.press('Enter')
  await expect(card(page, 'Second, Run step')).toBeFocused()

  await page.keyboard.press('a')
  await page.keyboard.type('Background')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: /, Background step$/ })).toBeVisible()
  await card(page, 'One, Run step').click()
  await page.keyboard.press('Delete')
  await expect(card(page, 'One, Run step')).toHaveCount(0)
  await expect(page.locator('.canvas-flow :focus')).toHaveAttribute('aria-current', 'true')
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

test('a stage of a chosen type is added, moved, renamed and deleted by keyboard', async ({ studio, page }) => {
  await page.getByRole('button', { name: 'Add stage' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Deployment stage' })).toBeVisible()
  await studio.expectAccessible('[role=menu]')
  await page.getByRole('menuitem', { name: 'Deployment stage' }).press('Enter')
  const stages = page.getByRole('list', { name: 'Stages' }).getByRole('group')
  await expect(stages).toHaveCount(2)
  const added = stages.filter({ hasText: 'stage_1' })
  await added.focus()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(stages.first()).toHaveAccessibleName('stage_1, Deployment stage')
  await expect(stages.first()).toBeFocused()
  await page.keyboard.press('F2')
  await page.keyboard.insertText('Ship')
  await page.keyboard.press('Enter')
  await expect(stages.first()).toHaveAccessibleName('Ship, Deployment stage')
  await expect(stages.first()).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(stages.nth(1)).toBeFocused()
  await page.keyboard.press('Home')
  await page.keyboard.press('Delete')
  await expect(stages).toHaveCount(1)
  await expect(stages.first()).toBeFocused()
  await page.keyboard.press('Control+d')
  await expect(stages).toHaveCount(2)
  await expect(stages.nth(1)).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(stages).toHaveCount(1)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect.poll(() => studio.workspace.read('move.yaml')).toBe(BEFORE)
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

test.describe('services', () => {
  const [REDIS, MONGO] = [service('redis', '# the cache'), service('mongo')]
  test.use({
    files: { 'move.yaml': HEAD + group('Left', REDIS + ONE) + group('Right', MONGO + TWO + THREE) },
  })

  test('a Background step that is dragged between the services of another group runs there', async ({
    studio,
    page,
  }) => {
    const mongo = await boxOf(page, 'mongo, Background step')
    await carryTo(page, 'redis, Background step', { x: mongo.x + 150, y: mongo.bottom + 4 })
    await expect(page.locator('.slot-bar')).toBeVisible()
    await page.mouse.up()
    await expect(page.getByRole('status')).toContainText('Moved redis after mongo')
    expect(await saved(page, studio.workspace.folder)).toBe(
      HEAD + group('Left', ONE) + group('Right', MONGO + REDIS + TWO + THREE),
    )
    await expect(card(page, 'Right, step group')).toContainText('2 services')
  })

  test('a Background step that is dragged onto the line starts at that place', async ({ studio, page }) => {
    await carry(page, 'redis, Background step', 'Three, Run step', 'before')
    await page.mouse.up()
    expect(await saved(page, studio.workspace.folder)).toBe(
      HEAD + group('Left', ONE) + group('Right', MONGO + TWO + REDIS + THREE),
    )
    expect((await boxOf(page, 'redis, Background step')).y).toBeGreaterThan(
      (await boxOf(page, 'mongo, Background step')).y,
    )
  })
})

test.describe('a stage that is wider than the canvas', () => {
  const [FOUR, FIVE, SIX] = [step('Four'), step('Five'), step('Six')]
  const REST = group('Right', THREE) + group('Far', FOUR + FIVE + SIX)
  test.use({ files: { 'move.yaml': HEAD + group('Left', ONE + TWO) + REST } })

  test('moves along under what is held at its edge, and no further than its end', async ({ studio, page }) => {
    const six = card(page, 'Six, Run step')
    const canvas = await page.locator('.canvas-flow').boundingBox()
    if (!canvas) throw new Error('there is no canvas')
    const right = canvas.x + canvas.width
    await expect.poll(async () => ((await six.boundingBox())?.x ?? Infinity) + 150).toBeGreaterThan(right)
    const { middle } = await boxOf(page, 'One, Run step')
    await carryTo(page, 'One, Run step', { x: right - 4, y: middle })
    await expect.poll(async () => (await six.boundingBox())?.x ?? Infinity).toBeLessThan(right - 300)
    // It comes to rest.
    const place = async () => Math.round((await boxOf(page, 'Six, Run step')).x)
    let before = 0
    await expect
      .poll(async () => {
        const [last, now] = [before, await place()]
        before = now
        return now - last
      })
      .toBe(0)
    expect(await place()).toBeGreaterThan(canvas.x + canvas.width / 2)
    const end = await boxOf(page, 'Six, Run step')
    await page.mouse.move(end.right + 12, end.middle, { steps: 4 })
    await page.mouse.up()
    expect(await saved(page, studio.workspace.folder)).toBe(
      HEAD + group('Left', TWO) + group('Right', THREE) + group('Far', FOUR + FIVE + SIX + ONE),
    )
  })
})
