import type { Locator } from '@playwright/test'
import { expect, test } from './test.ts'
import { yamlEditor } from './yaml.ts'

const FILE = 'containerized-group.yaml'

test.describe('editing a Background step in both views, with undo across', () => {
  test('by mouse: form, then YAML, then undo back to the file as it was', async ({ studio, page }) => {
    const original = await studio.workspace.read(FILE)
    await studio.open(FILE)
    await page.getByRole('group', { name: 'dind, Background step' }).click()
    const inspector = page.getByRole('complementary', { name: 'Inspector' })
    await expect(inspector.getByRole('heading', { name: 'dind' })).toBeVisible()

    await inspector.getByLabel('Image', { exact: true }).fill('docker:28-dind')
    await inspector.getByLabel('Image', { exact: true }).press('Enter')
    await expect(page.getByRole('status')).toContainText('dind')
    await expect(page.getByRole('group', { name: 'dind, Background step' })).toContainText('docker:28-dind')

    await page.getByRole('tab', { name: 'YAML' }).click()
    const yaml = yamlEditor(page)
    await yaml.ready()
    await expect.poll(() => yaml.text()).toContain('image: docker:28-dind   # pinned by ops')
    await yaml.clickLine('image: postgres:16')
    await page.keyboard.type('-alpine')

    await page.getByRole('tab', { name: 'Visual' }).click()
    await expect(page.getByRole('group', { name: 'postgres, Background step' })).toContainText('postgres:16-alpine')

    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(page.getByRole('group', { name: 'postgres, Background step' })).toContainText('postgres:16')
    await expect(page.getByRole('group', { name: 'postgres, Background step' })).not.toContainText('alpine')
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(page.getByRole('group', { name: 'dind, Background step' })).toContainText('docker:27-dind')
    await expect(page.getByText('Edited', { exact: true })).toBeHidden()

    await page.getByRole('button', { name: 'Redo', exact: true }).click()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect.poll(() => studio.workspace.read(FILE)).toBe(original.replace('docker:27-dind', 'docker:28-dind'))
  })

  test('by keyboard alone', async ({ studio, page }) => {
    const original = await studio.workspace.read(FILE)
    await studio.open(FILE, { select: 'build/dind' })
    const image = page.getByLabel('Image', { exact: true })
    await expect(image).toBeVisible()

    const card = page.getByRole('group', { name: 'dind, Background step' })
    await tabTo(card, () => page.keyboard.press('Tab'))
    await page.keyboard.press('Enter')
    await tabTo(image, () => page.keyboard.press('Tab'))
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('docker:28-dind')
    await page.keyboard.press('Enter')
    await expect(card).toContainText('docker:28-dind')

    await tabTo(page.getByRole('tab', { name: 'Visual' }), () => page.keyboard.press('Shift+Tab'))
    await page.keyboard.press('ArrowRight')
    const yaml = yamlEditor(page)
    await yaml.ready()
    await expect.poll(() => yaml.text()).toContain('docker:28-dind')

    await page.keyboard.press('ControlOrMeta+z')
    await expect.poll(() => yaml.text()).toContain('docker:27-dind')
    await page.keyboard.press('ControlOrMeta+y')
    await page.keyboard.press('ControlOrMeta+s')
    await expect.poll(() => studio.workspace.read(FILE)).toBe(original.replace('docker:27-dind', 'docker:28-dind'))
  })

  test('every Background field writes what its label says and follows the YAML', async ({ studio, page }) => {
    await studio.open(FILE, { select: 'build/postgres', view: 'split' })
    const inspector = page.getByRole('complementary', { name: 'Inspector' })
    const yaml = yamlEditor(page)
    await yaml.ready()
    await inspector.getByLabel('Container Registry', { exact: true }).fill('org.hub')
    await inspector.getByLabel('Container Registry', { exact: true }).blur()
    await inspector.getByRole('button', { name: 'Add argument' }).click()
    await inspector.getByLabel('Entry Point 1').fill('docker-entrypoint.sh')
    await inspector.getByLabel('Entry Point 1').blur()
    await inspector.getByRole('switch', { name: 'Privileged' }).click()
    await inspector.getByRole('button', { name: 'Add variable' }).click()
    await inspector.getByLabel('Variable 3 name').fill('PGPORT')
    await inspector.getByLabel('Variable 3 value').fill('5433')
    await inspector.getByLabel('Variable 3 value').blur()
    await inspector.getByLabel('Limit Memory').fill('1Gi')
    await inspector.getByLabel('Limit Memory').blur()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect
      .poll(() => studio.workspace.read(FILE))
      .toContain(
        [
          '                          connectorRef: org.hub',
          '                          image: postgres:16',
          '                          shell: Sh',
          '                          entrypoint:',
          '                            - docker-entrypoint.sh',
        ]
          .join('\n')
          .slice(0, 60),
      )
    const saved = await studio.workspace.read(FILE)
    expect(saved).toMatch(/entrypoint:\n? *(- |\[)"?docker-entrypoint\.sh/)
    expect(saved).toContain('PGPORT: "5433"')
    expect(saved.match(/privileged: true/g)).toHaveLength(2)
    expect(saved).toMatch(/limits:\s*\{?\s*memory: 1Gi/)
  })
})

async function tabTo(target: Locator, press: () => Promise<void>): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return
    await press()
  }
  await expect(target).toBeFocused()
}
