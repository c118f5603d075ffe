import type { Browser, Page } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { chromiumLaunch } from '../e2e/chromium.ts'
import type { Program } from '../e2e/program.ts'
import { startProgram } from '../e2e/program.ts'
import { makeWorkspace } from '../e2e/workspace.ts'
import { buildAlone, serveAlone } from './alone.ts'
import { syntheticPipeline } from './synthetic.ts'
import { workPerKey } from './work.ts'

/** What the built studio does with a pipeline of so many steps, in milliseconds of a real Chromium. */
export interface PageFigures {
  readonly steps: number
  /** From the last byte of the text to the first card on the canvas. */
  readonly firstCanvas: number
  /** From navigation to the first card on the canvas. */
  readonly firstCanvasInAll: number
  /** From navigation to the first line of text in the YAML editor. */
  readonly editorReady: number
  /** From navigation to the first paint of the frame. */
  readonly firstPaint: number
  /** A key press in the YAML, to the changed card and form. */
  readonly keystroke: EditFigures
  /** Enter in a form field, to the changed text and card. */
  readonly formEdit: EditFigures
  /** Processor time of a letter in the search of the open step library, 95 of 100. */
  readonly libraryKey: number
  /** Between frames while the canvas pans. */
  readonly panFrame: { readonly p50: number; readonly p95: number }
  /** Megabytes of the page's JavaScript heap, after a collection. */
  readonly heap: number
  /** A page with Monaco and nothing else over the same text. */
  readonly alone: AloneFigures
}

interface AloneFigures {
  /** From navigation to the first line of text. */
  readonly editorReady: number
  /** Processor time of a key press, 95 of 100. */
  readonly work: number
}

interface EditFigures {
  /** From the press to the change on the screen's page, whatever else the machine did meanwhile. */
  readonly p50: number
  readonly p95: number
  /** Processor time of the page's main thread, 95 of 100. */
  readonly work: number
}

const KEYS = 70
const EDITS = 50
const PAN_FRAMES = 90
/** Milliseconds between edits: the frame of the last one is painted. */
const PAUSE = 30
/** Edits that are not counted: the browser compiles what they run. */
const WARM_UP = 10
const FILE = 'pipeline.yaml'

export async function measurePage(sizes: readonly number[]): Promise<PageFigures[]> {
  const browser = await chromium.launch(chromiumLaunch())
  const monacoAlone = await mkdtemp(join(tmpdir(), 'monaco-alone-'))
  try {
    await buildAlone(monacoAlone)
    const figures: PageFigures[] = []
    for (const steps of sizes) {
      const alone = await measureAlone(browser, monacoAlone, syntheticPipeline(steps))
      figures.push({ ...(await measureSize(browser, steps)), alone })
    }
    return figures
  } finally {
    await browser.close()
    await rm(monacoAlone, { recursive: true })
  }
}

/** What the editor costs by itself: what the studio takes beyond that is the studio's. */
async function measureAlone(browser: Browser, folder: string, text: string): Promise<AloneFigures> {
  const server = await serveAlone(folder, text)
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' })
  const page = await context.newPage()
  try {
    await page.goto(server.address)
    const editorReady = await timeUntil(page, '.view-line')
    await page.locator('.view-line').filter({ hasText: 'name:' }).first().click()
    await page.keyboard.press('End')
    await settle(page)
    const press = async () => {
      for (let key = 0; key < KEYS; key += 1) {
        await page.keyboard.press('x')
        await page.waitForTimeout(PAUSE)
      }
    }
    await press()
    const work = percentiles((await workPerKey(browser, page, press)).slice(WARM_UP)).p95
    return { editorReady, work }
  } finally {
    await context.close()
    await server.stop()
  }
}

async function measureSize(browser: Browser, steps: number): Promise<Omit<PageFigures, 'alone'>> {
  const workspace = await makeWorkspace({ [FILE]: syntheticPipeline(steps) })
  const program = await startProgram(workspace.folder)
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' })
  const page = await context.newPage()
  // The runner that compiles this file names inner functions by a helper that a page does not have.
  await page.addInitScript({ content: 'globalThis.__name = (target) => target' })
  try {
    await navigate(page, program, 'visual')
    const firstCanvasInAll = await timeUntil(page, '[aria-label=Canvas] [role=group][aria-label$=" step"]')
    const firstCanvas = firstCanvasInAll - (await textArrived(page))
    const firstPaint = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    )
    const formEdit = await measureForm(browser, page)
    const libraryKey = await measureLibrary(browser, page)
    const panFrame = await measurePan(page)
    await navigate(page, program, 'split')
    const editorReady = await timeUntil(page, '[aria-label="YAML editor"] .view-line')
    const keystroke = await measureKeys(browser, page)
    const heap = await heapOf(page)
    return {
      steps,
      firstCanvas,
      firstCanvasInAll,
      editorReady,
      firstPaint,
      keystroke,
      formEdit,
      libraryKey,
      panFrame,
      heap,
    }
  } finally {
    await context.close()
    await program.stop()
    await workspace.remove()
  }
}

async function navigate(page: Page, program: Program, view: string): Promise<void> {
  const address = new URL(program.address)
  address.searchParams.set('file', FILE)
  address.searchParams.set('view', view)
  await page.goto('about:blank')
  await page.goto(address.href)
}

/** Milliseconds since navigation when the selector first matched; seen by the page itself, frame by frame. */
async function timeUntil(page: Page, selector: string): Promise<number> {
  const found = await page.waitForFunction(
    (wanted) => (document.querySelector(wanted) ? performance.now() : false),
    selector,
    { polling: 'raf', timeout: 120_000 },
  )
  return Number(await found.jsonValue())
}

/** When the last byte of the file's text came, in milliseconds since navigation. */
async function textArrived(page: Page): Promise<number> {
  return page.evaluate((file) => {
    const requests = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    const text = requests.find(({ name }) => name.includes('/api/') && name.endsWith(`path=${file}`))
    if (!text) throw new Error('The page did not ask for the file')
    return text.responseEnd
  }, FILE)
}

/** Types into the name of the first step and waits, each time, for the card to say so. */
async function measureKeys(browser: Browser, page: Page): Promise<EditFigures> {
  const card = page.getByRole('region', { name: 'Canvas' }).locator('[role=group][aria-label$=" step"]').first()
  await card.click()
  const name = (await card.getAttribute('aria-label'))?.replace(/, .* step$/, '') ?? ''
  const line = page
    .locator('.view-line')
    .filter({ hasText: `name:\u00a0${name}` })
    .first()
  await line.click()
  await page.keyboard.press('End')
  await settle(page)
  return figuresOf(browser, page, KEYS, () => page.keyboard.press('x'))
}

async function measureForm(browser: Browser, page: Page): Promise<EditFigures> {
  const card = page.getByRole('region', { name: 'Canvas' }).locator('[role=group][aria-label$=" step"]').first()
  await card.click()
  const field = page.getByRole('complementary', { name: 'Inspector' }).getByLabel('Name', { exact: true })
  const name = await field.inputValue()
  await settle(page)
  return figuresOf(browser, page, EDITS, async (edit) => {
    await field.fill(`${name} ${edit}`)
    await page.keyboard.press('Enter')
  })
}

/** Letters that come and go, so that the list is another one each time. */
async function measureLibrary(browser: Browser, page: Page): Promise<number> {
  const card = page.getByRole('region', { name: 'Canvas' }).locator('[role=group][aria-label$=" step"]').first()
  await card.focus()
  await page.keyboard.press('a')
  await page.getByRole('combobox', { name: 'Choose a step' }).waitFor()
  await settle(page)
  const press = async () => {
    for (let key = 0; key < KEYS; key += 1) {
      await page.keyboard.press(key % 2 === 0 ? 'e' : 'Backspace')
      await page.waitForTimeout(PAUSE)
    }
  }
  await press()
  const work = percentiles((await workPerKey(browser, page, press)).slice(WARM_UP)).p95
  await page.keyboard.press('Escape')
  return work
}

/** Twice the same edits: once by the clock, once traced, since tracing takes time of its own. */
async function figuresOf(
  browser: Browser,
  page: Page,
  times: number,
  act: (turn: number) => Promise<void>,
): Promise<EditFigures> {
  let turn = 0
  await watchCanvas(page)
  const all = async () => {
    for (const end = turn + times; turn < end; turn += 1) {
      await act(turn)
      await page.waitForFunction((count) => globalThis.studioBench.times.length >= count, turn + 1, { polling: 'raf' })
      await page.waitForTimeout(PAUSE)
    }
  }
  await all()
  const { p50, p95 } = percentiles((await page.evaluate(() => globalThis.studioBench.times)).slice(WARM_UP))
  const work = percentiles((await workPerKey(browser, page, all)).slice(WARM_UP)).p95
  return { p50, p95, work }
}

/** From here on every key press notes how long the canvas took to change its text. */
async function watchCanvas(page: Page): Promise<void> {
  await page.evaluate(() => {
    globalThis.studioBench?.stop()
    const times: number[] = []
    let pressed: number | undefined
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Enter' || event.key === 'x') pressed = performance.now()
    }
    const canvas = document.querySelector('[aria-label=Canvas]')
    const observer = new MutationObserver(() => {
      if (pressed === undefined) return
      times.push(performance.now() - pressed)
      pressed = undefined
    })
    document.addEventListener('keydown', onKey, true)
    if (canvas)
      observer.observe(canvas, {
        subtree: true,
        characterData: true,
        childList: true,
        attributes: true,
        attributeFilter: ['aria-label'],
      })
    globalThis.studioBench = {
      times,
      stop: () => {
        document.removeEventListener('keydown', onKey, true)
        observer.disconnect()
      },
    }
  })
}

async function measurePan(page: Page): Promise<{ p50: number; p95: number }> {
  const box = await page.getByRole('region', { name: 'Canvas' }).boundingBox()
  if (!box) throw new Error('The canvas has no box')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.6)
  await page.evaluate(() => {
    const frames: number[] = []
    let last = performance.now()
    const tick = () => {
      const now = performance.now()
      frames.push(now - last)
      last = now
      globalThis.studioPan = { frames, id: requestAnimationFrame(tick) }
    }
    globalThis.studioPan = { frames, id: requestAnimationFrame(tick) }
  })
  for (let frame = 0; frame < PAN_FRAMES; frame += 1) {
    await page.mouse.wheel(frame < PAN_FRAMES / 2 ? 24 : -24, 0)
  }
  const frames = await page.evaluate(() => {
    cancelAnimationFrame(globalThis.studioPan.id)
    return globalThis.studioPan.frames
  })
  return percentiles(frames.slice(2))
}

async function settle(page: Page): Promise<void> {
  // Whole-file checks and warm-ups end; what follows is the edit's own work.
  await page.waitForTimeout(1500)
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize / 1e6
}

function percentiles(times: readonly number[]): { p50: number; p95: number } {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95) }
}

declare global {
  var studioBench: { times: number[]; stop: () => void }
  var studioPan: { frames: number[]; id: number }
}
