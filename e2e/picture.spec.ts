import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'

async function saved(page: Page, kind: 'SVG' | 'PNG'): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole('button', { name: 'Save picture' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: `As ${kind}` }).click(),
  ])
  await expect(page.getByRole('status')).toContainText('Saved the picture')
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

/** Opens a picture by itself, as who gets the file would, and gives the colour of its first pixel and its size. */
async function seen(page: Page, { bytes, kind }: { bytes: Buffer; kind: 'svg+xml' | 'png' }) {
  return await page.evaluate(
    async (address) => {
      const image = new Image()
      image.src = address
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = image.naturalWidth
      canvas.height = image.naturalHeight
      const context = canvas.getContext('2d')
      context?.drawImage(image, 0, 0)
      const [red, green, blue] = context?.getImageData(0, 0, 1, 1).data ?? []
      return { width: canvas.width, height: canvas.height, ground: `rgb(${red}, ${green}, ${blue})` }
    },
    `data:image/${kind};base64,${bytes.toString('base64')}`,
  )
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`the picture, ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('is saved as SVG and as PNG of twice the size, on the ground of the theme', async ({ studio, page }) => {
      await studio.open('containerized-group.yaml')
      await expect(page.getByRole('group', { name: 'dind, Background step' })).toBeVisible()
      const ground = await page.locator('.canvas').evaluate((canvas) => getComputedStyle(canvas).backgroundColor)

      const svg = await saved(page, 'SVG')
      expect(svg.name).toBe('containerized-group.svg')
      const drawn = await seen(page, { bytes: svg.bytes, kind: 'svg+xml' })
      expect(drawn.ground).toBe(ground)

      const png = await saved(page, 'PNG')
      expect(png.name).toBe('containerized-group.png')
      expect(await seen(page, { bytes: png.bytes, kind: 'png' })).toEqual({
        width: 2 * drawn.width,
        height: 2 * drawn.height,
        ground,
      })
    })
  })
}

test('the picture has the whole stage, also what is out of sight', async ({ studio, page }) => {
  await page.setViewportSize({ width: 800, height: 500 })
  await studio.open('containerized-group.yaml')
  const svg = (await saved(page, 'SVG')).bytes.toString('utf8')
  for (const text of ['build', 'dind', 'docker:27-dind', 'until build ends', ':5432', '2 services · 4 steps'])
    expect(svg).toContain(`>${text}</text>`)
  const cards = ['Wait for Docker', 'Lint', 'Integration tests', 'Build and push']
  for (const name of cards) expect(svg).toContain(`<title>${name}, Run step</title>`)
  expect(svg).not.toMatch(/<script|href|undefined|NaN/)
})
