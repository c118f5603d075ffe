import { entryName } from '../../core/commands/entryName.ts'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import type { Box, Layout } from '../../core/layout/layout.ts'
import { lifetimeBar } from '../../core/layout/layout.ts'
import { linePath } from '../../core/layout/path.ts'

const MARGIN = 24
/** Pixels of a PNG for one of the canvas, and what a browser can hold at most on one side. */
const DENSITY = 2
const MOST_PIXELS = 16_000

/** Draws the layout as a picture of its own, in the colours of the theme, and hands it to the downloads. */
export async function savePicture(
  document: PipelineDocument,
  layout: Layout,
  name: string,
  kind: 'svg' | 'png',
): Promise<void> {
  const svg = drawSvg(document, layout)
  const base = (name.split('/').at(-1) ?? name).replace(/\.ya?ml$/, '')
  const blob = new Blob([svg], { type: 'image/svg+xml' })
  save(kind === 'svg' ? blob : await toPng(blob, layout), `${base}.${kind}`)
}

function drawSvg(document: PipelineDocument, layout: Layout): string {
  const style = getComputedStyle(globalThis.document.documentElement)
  const color = (token: string) => style.getPropertyValue(token).trim()
  const lanes = new Map(layout.boxes.map((box) => [box.key, box]))
  const draw = (box: Box) => {
    const entry = document.entry(box.key)
    const label = escapeXml(entry ? entryName(entry) : '')
    const isLane = box.kind === 'lane'
    const rect = `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="${isLane ? 12 : 8}" fill="${color(isLane ? '--surface-lane' : '--surface-raised')}" stroke="${color(box.kind === 'service' ? '--service-line' : '--line-strong')}"/>`
    const lane = box.kind === 'service' && box.parent !== null ? lanes.get(box.parent) : undefined
    const bar = lane ? lifetimeBar(box, lane) : undefined
    const life = bar
      ? `<rect x="${bar.x}" y="${bar.y}" width="${bar.width}" height="${bar.height}" rx="4" fill="${color('--service-soft')}" stroke="${color('--service-line')}"/>`
      : ''
    const [x, y] = [box.x + 14, box.y + (isLane ? 25 : 29)]
    const title = `<text x="${x}" y="${y}" font-size="13" font-weight="600" fill="${color('--text')}">${label}</text>`
    const id = isLane
      ? ''
      : `<text x="${x}" y="${y + 18}" font-size="11.5" fill="${color('--text-tertiary')}">${escapeXml(entry?.type ?? '')}</text>`
    return life + rect + title + id
  }
  const lines = layout.lines.map((line) => linePath(line)).join('')
  const ordered = [
    ...layout.boxes.filter(({ kind }) => kind === 'lane'),
    ...layout.boxes.filter(({ kind }) => kind !== 'lane'),
  ]
  const [width, height] = [layout.width + 2 * MARGIN, layout.height + 2 * MARGIN]
  const cards = ordered.map(draw)
  const laneCount = layout.boxes.filter(({ kind }) => kind === 'lane').length
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-MARGIN} ${-MARGIN} ${width} ${height}" width="${width}" height="${height}" font-family="Inter, system-ui, sans-serif">`,
    `<rect x="${-MARGIN}" y="${-MARGIN}" width="${width}" height="${height}" fill="${color('--surface-canvas')}"/>`,
    ...cards.slice(0, laneCount),
    `<path d="${lines}" fill="none" stroke="${color('--line-flow')}" stroke-width="1.5"/>`,
    ...cards.slice(laneCount),
    '</svg>',
  ].join('\n')
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
}

async function toPng(svg: Blob, layout: Layout): Promise<Blob> {
  const density = Math.min(DENSITY, MOST_PIXELS / Math.max(layout.width, layout.height))
  const address = URL.createObjectURL(svg)
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = globalThis.document.createElement('canvas')
    canvas.width = Math.ceil(image.width * density)
    canvas.height = Math.ceil(image.height * density)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the browser could not draw it')))),
    )
  } finally {
    URL.revokeObjectURL(address)
  }
}

function save(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob)
  const link = globalThis.document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
