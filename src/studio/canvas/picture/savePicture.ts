import type { Layout } from '../../../core/layout/layout.ts'
import { countsOf } from '../../../core/problems/problemCounts.ts'
import { download } from '../../export/download.ts'
import type { OpenFile } from '../../state/openFile.ts'
import { drawPicture } from './drawPicture.ts'
import type { Ruler } from './text.ts'
import { cssFont, toPixels } from './toPixels.ts'
import type { Families, Palette } from './toSvg.ts'
import { toSvg } from './toSvg.ts'

/** Draws what the canvas shows, in the colours of the theme, and hands it to the downloads. */
export async function savePicture(file: OpenFile, layout: Layout, kind: 'svg' | 'png'): Promise<void> {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim()
  const palette: Palette = (color) => token(color)
  const families = { ui: token('font-ui'), mono: token('font-mono') }
  await document.fonts.ready
  const picture = drawPicture({
    document: file.document,
    layout,
    countsOf: (key) => countsOf(file.problems.forEntry(key)),
    ruler: rulerOf(families),
  })
  const blob =
    kind === 'svg'
      ? new Blob([toSvg(picture, palette, families)], { type: 'image/svg+xml' })
      : await toPixels(picture, palette, families)
  download(`${file.path.replace(/\.ya?ml$/, '')}.${kind}`, blob)
}

function rulerOf(families: Families): Ruler {
  const context = document.createElement('canvas').getContext('2d')
  return (text, font) => {
    if (!context) return 0
    context.font = cssFont(font, families)
    return context.measureText(text).width
  }
}
