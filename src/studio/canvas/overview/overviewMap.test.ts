import { describe, expect, it } from 'vitest'
import type { Layout } from '../../../core/layout/layout.ts'
import type { Rect } from './overviewMap.ts'
import { frameOnMap, MAP, mapScale, rectsPath } from './overviewMap.ts'

const sized = (width: number, height: number): Layout => ({
  width,
  height,
  boxes: [],
  lines: [],
  slots: [],
  start: { x: 0, y: 0 },
  end: { x: width, y: 0 },
})

function expectInside({ x, y, width, height }: Rect): void {
  expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
  expect(x + width).toBeLessThanOrEqual(MAP.width)
  expect(y + height).toBeLessThanOrEqual(MAP.height)
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(8)
}

describe('the overview', () => {
  it('fits what is wide, what is high and what is small into its middle', () => {
    for (const [width, height] of [
      [5000, 300],
      [300, 5000],
      [200, 64],
      [1_500_000, 64],
    ] as const) {
      const { scale, x, y } = mapScale(sized(width, height))
      expect(x).toBeGreaterThanOrEqual(MAP.inset - 0.001)
      expect(y).toBeGreaterThanOrEqual(MAP.inset - 0.001)
      expect(x + (width * scale) / 2).toBeCloseTo(MAP.width / 2)
    }
  })

  it('draws boxes that meet on one point of the map once, and none too small to see', () => {
    const boxes = Array.from({ length: 20_000 }, (_, index) => ({ x: index * 256, y: 0, width: 208, height: 64 }))
    const path = rectsPath(boxes, mapScale(sized(20_000 * 256, 64)))
    const drawn = path.split('z').length - 1
    expect(drawn).toBeLessThanOrEqual(2 * MAP.width)
    expect(path).toContain('h1.5v1.5h-1.5z')
  })

  it('frames what the view shows', () => {
    const scale = mapScale(sized(1560, 840))
    expect(scale.scale).toBeCloseTo(0.1)
    const frame = frameOnMap({ x: -300, y: -200, zoom: 1, width: 600, height: 400 }, scale)
    expect(frame).toEqual({
      x: expect.closeTo(40),
      y: expect.closeTo(30),
      width: expect.closeTo(60),
      height: expect.closeTo(40),
    })
  })

  it('keeps the frame in sight and large enough to take hold of, wherever the view is', () => {
    const scale = mapScale(sized(1_000_000, 64))
    for (const x of [-2_000_000, -500_000, 0, 90_000])
      for (const zoom of [0.1, 1, 2])
        for (const y of [-9000, 0, 9000]) expectInside(frameOnMap({ x, y, zoom, width: 1200, height: 700 }, scale))
  })
})
