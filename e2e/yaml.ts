import type { Page } from '@playwright/test'
import { expect } from './test.ts'

/** The code editor, driven as a person would: click into a line, press keys. */
export function yamlEditor(page: Page) {
  const region = page.getByRole('region', { name: 'YAML editor' })
  return {
    region,
    /** Waits until Monaco shows text. */
    ready: () => expect(region.locator('.view-line').first()).toBeVisible({ timeout: 20_000 }),
    /** Puts the cursor at the end of the first visible line that contains `text`. */
    async clickLine(text: string): Promise<void> {
      // Monaco draws blanks as no-break spaces.
      const line = region.locator('.view-line').filter({ hasText: text.replaceAll(' ', '\u00a0') }).or(region.locator('.view-line').filter({ hasText: text })).first()
      await line.click()
      await page.keyboard.press('End')
    },
    /** The visible lines, blanks as blanks. */
    async text(): Promise<string> {
      const lines = await region.locator('.view-line').allInnerTexts()
      return lines.join('\n').replaceAll('\u00a0', ' ')
    },
  }
}
