import type { Page } from '@playwright/test'
import { expect } from './test.ts'

/** The code editor, driven as a person would: click into a line, press keys. */
export function yamlEditor(page: Page) {
  const region = page.getByRole('region', { name: 'YAML editor' })
  return {
    region,
    /** Waits until Monaco shows text. */
    ready: () => expect(region.locator('.view-line').first()).toBeVisible({ timeout: 20_000 }),
    /** Puts the cursor at the end of the first line that contains `text`, scrolling there from the top. */
    async clickLine(text: string): Promise<void> {
      // Monaco draws blanks as no-break spaces, and only the lines in sight.
      const line = region.locator('.view-line').filter({ hasText: text.replaceAll(' ', '\u00a0') })
      await region.locator('.view-lines').hover()
      await page.mouse.wheel(0, -100_000)
      for (let turns = 0; turns < 100 && (await line.count()) === 0; turns += 1) {
        await page.mouse.wheel(0, 240)
        await page.waitForTimeout(60)
      }
      await line.first().click()
      await page.keyboard.press('End')
    },
    /** The visible lines, blanks as blanks. */
    async text(): Promise<string> {
      const lines = await region.locator('.view-line').allInnerTexts()
      return lines.join('\n').replaceAll('\u00a0', ' ')
    },
  }
}
