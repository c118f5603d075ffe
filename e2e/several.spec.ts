import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'

const step = (name: string, note = '') => `              - step: ${note}
                  type: Run
                  name: ${name}
                  identifier: ${name.toLowerCase()}
                  spec:
                    image: 'alpine:3.20'
                    command: |
                      # ${name} runs
                      echo ${name}
`
const BEFORE = `pipeline:
  name: Several
  identifier: several
  stages:
    - stage:
        name: Build
        identifier: build_stage
        type: Custom
        spec:
          execution:
            steps:
${step('One', '# the first')}${step('Two')}${step('Three', '# the last')}`

test.use({ files: { 'several.yaml': BEFORE }, permissions: ['clipboard-read', 'clipboard-write'] })

test.beforeEach(async ({ studio }) => studio.open('several.yaml'))

const card = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Canvas' }).getByRole('group', { name, exact: true })

async function saved(page: Page, read: () => Promise<string>): Promise<string> {
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('status')).toContainText('Saved')
  return read()
}

test('steps are chosen with Shift, copied as YAML and pasted with new ids, comments and quotes kept', async ({
  studio,
  page,
}) => {
  await card(page, 'One, Run step').click()
  await card(page, 'Two, Run step').click({ modifiers: ['Shift'] })
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await expect(inspector.getByRole('heading')).toHaveText('2 selected')
  await studio.expectAccessible()

  await page.keyboard.press('Control+c')
  await expect(page.getByRole('status')).toContainText('Copied 2 entries as YAML')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toBe((step('One', '# the first') + step('Two')).replace(/^ {14}/gm, ''))

  await card(page, 'Three, Run step').click()
  await page.keyboard.press('Control+v')
  await expect(page.getByRole('status')).toContainText('Pasted 2 steps after Three')
  const read = () => studio.workspace.read('several.yaml')
  expect(await saved(page, read)).toBe(
    BEFORE +
      (step('One', '# the first') + step('Two'))
        .replace('name: One', 'name: One 2')
        .replace('identifier: one', 'identifier: one_1')
        .replace('name: Two', 'name: Two 2')
        .replace('identifier: two', 'identifier: two_1'),
  )
  await page.keyboard.press('Control+z')
  expect(await saved(page, read)).toBe(BEFORE)
})

test('YAML from anywhere is pasted onto the canvas, and what is none says so', async ({ page }) => {
  await card(page, 'Two, Run step').click()
  await page.evaluate(() =>
    navigator.clipboard.writeText('type: Wait\nname: Rest\nidentifier: rest\nspec:\n  duration: 10m\n'),
  )
  await page.keyboard.press('Control+v')
  await expect(card(page, 'Rest, Wait step')).toBeVisible()
  await page.evaluate(() => navigator.clipboard.writeText('nothing of the kind'))
  await page.keyboard.press('Control+v')
  await expect(page.getByRole('status')).toContainText('That is no step, step group or stage in YAML.')
})

test('all steps are chosen by key, wrapped in a group, unwrapped, and undone to the letter', async ({
  studio,
  page,
}) => {
  await card(page, 'One, Run step').click()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+g')
  await expect(card(page, 'group_1, step group')).toBeVisible()
  await expect(page.getByRole('status')).toContainText('Wrapped 3 steps in group_1')
  await card(page, 'group_1, step group').focus()
  await page.keyboard.press('Control+Shift+g')
  await expect(card(page, 'group_1, step group')).toBeHidden()
  const read = () => studio.workspace.read('several.yaml')
  expect(await saved(page, read)).toBe(BEFORE)

  await card(page, 'One, Run step').click()
  await card(page, 'One, Run step').press('Shift+ArrowRight')
  await page.keyboard.press('p')
  await expect(page.getByRole('status')).toContainText('Wrapped 2 steps in parallel')
  await page.keyboard.press('Control+z')
  expect(await saved(page, read)).toBe(BEFORE)
})

test('a frame drawn with Shift chooses what it touches, and all of it is cut', async ({ studio, page }) => {
  const [one, two] = [await card(page, 'One, Run step').boundingBox(), await card(page, 'Two, Run step').boundingBox()]
  if (!one || !two) throw new Error('the cards are not drawn')
  await page.keyboard.down('Shift')
  await page.mouse.move(one.x - 12, one.y - 30)
  await page.mouse.down()
  await page.mouse.move(two.x + 40, two.y + two.height / 2, { steps: 8 })
  await expect(page.locator('.canvas-marquee')).toBeVisible()
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await expect(page.getByRole('heading', { name: '2 selected' })).toBeVisible()
  await card(page, 'Two, Run step').focus()
  await page.keyboard.press('Control+x')
  await expect(card(page, 'Two, Run step')).toBeHidden()
  const read = () => studio.workspace.read('several.yaml')
  expect(await saved(page, read)).toBe(BEFORE.replace(step('One', '# the first') + step('Two'), ''))
  await page.keyboard.press('Control+z')
  expect(await saved(page, read)).toBe(BEFORE)
})

test('the menu under the right button is about all that is selected', async ({ studio, page }) => {
  await card(page, 'One, Run step').click()
  await card(page, 'Three, Run step').click({ modifiers: ['Control'] })
  await card(page, 'Three, Run step').click({ button: 'right' })
  await studio.expectAccessible('[role=menu]')
  await expect(page.getByRole('menuitem', { name: /^Wrap in a step group/ })).toContainText('These are no neighbours')
  await page.getByRole('menuitem', { name: /^Delete/ }).click()
  await expect(page.getByRole('status')).toContainText('Deleted 2 steps')
  await expect(card(page, 'Two, Run step')).toBeVisible()
})
