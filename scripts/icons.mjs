// Draws the icons of the installed app from public/icon.svg. They are in the repository: run this when the drawing changes.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import systemBrowsers from './browsers.json' with { type: 'json' }
import { existsSync } from 'node:fs'

const PUBLIC = fileURLToPath(new URL('../public/', import.meta.url))
/** A maskable icon may lose all outside a circle of 80 % of its width; the drawing's corners stay inside it. */
const ICONS = [
  { file: 'icon-192.png', size: 192, share: 1, ground: 'transparent' },
  { file: 'icon-512.png', size: 512, share: 1, ground: 'transparent' },
  { file: 'maskable-512.png', size: 512, share: 0.58, ground: '#f7f8fa' },
]

const drawing = await readFile(`${PUBLIC}icon.svg`, 'utf8')
const executablePath = process.env.CHROME_PATH ?? systemBrowsers.find((path) => existsSync(path))
const browser = await chromium.launch(executablePath ? { executablePath } : {})
const page = await browser.newPage()
for (const { file, size, share, ground } of ICONS) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(
    `<style>body{margin:0;height:100vh;display:grid;place-items:center;background:${ground}}svg{width:${share * 100}%}</style>${drawing}`,
  )
  await page.screenshot({ path: `${PUBLIC}icons/${file}`, omitBackground: true })
}
await browser.close()
