import { entryName } from '../../../core/commands/entryName.ts'
import type { Entry } from '../../../core/document/entry.ts'
import type { Box } from '../../../core/layout/layout.ts'
import { boxOf, lifetimeBar } from '../../../core/layout/layout.ts'
import type { Service } from '../../../core/serviceMap/index.ts'
import { portsOnBar } from '../portsOnBar.ts'
import { DOT, MOST_AT_REST, wiresOf } from '../wires.ts'
import type { Mark } from './marks.ts'
import type { Subject } from './subject.ts'
import { textMark } from './text.ts'

/** Keep equal to `LaneDrawing.css`. */
const BAR = { before: 36, after: 8, gap: 6, radius: 6 } as const
const PORT = { height: 16, padding: 5, radius: 3 } as const
const WIRE = { width: 1.5, halo: 5 } as const

/** To the steps that call the service, from its bar. */
export function wireMarks({ layout }: Subject, service: Service, index: number, lane: Box): Mark[] {
  if (service.callers.length > MOST_AT_REST) return []
  return wiresOf(service, index, lane, layout).flatMap(({ path, end }): Mark[] => [
    { kind: 'path', d: path, stroke: 'surface-lane', strokeWidth: WIRE.halo },
    { kind: 'path', d: path, stroke: 'wire-rest', strokeWidth: WIRE.width },
    { kind: 'circle', ...end, radius: DOT, fill: 'wire-rest', stroke: 'surface-lane', strokeWidth: 1.5 },
  ])
}

/** How long the service lives, and where it listens. */
export function barMarks({ layout, ruler }: Subject, service: Service, lane: Box, group: Entry): Mark[] {
  const card = boxOf(layout, service.key)
  if (!card) return []
  const { x, y, width, height } = lifetimeBar(card, lane)
  const [left, end, middle] = [x - lane.x, x - lane.x + width - BAR.after, y - lane.y + height / 2]
  const marks: Mark[] = [
    {
      kind: 'rect',
      // Its rounded beginning lies under the card.
      x: left - 2 * BAR.radius,
      y: y - lane.y + 0.5,
      width: width + 2 * BAR.radius - 0.5,
      height: height - 1,
      radius: BAR.radius,
      fill: 'service-soft',
      stroke: 'service-line',
    },
  ]
  let at = left + BAR.before
  for (const port of portsOnBar(service)) {
    const text = textMark(ruler, port, { font: 'port', fill: 'service-text', x: at + PORT.padding, y: middle })
    const chip = text.width + 2 * PORT.padding
    if (at + chip > end) return marks
    marks.push(
      {
        kind: 'rect',
        x: at + 0.5,
        y: middle - PORT.height / 2 + 0.5,
        width: chip - 1,
        height: PORT.height - 1,
        radius: PORT.radius,
        fill: 'surface-raised',
        stroke: 'service-line',
      },
      text,
    )
    at += chip + BAR.gap
  }
  const until = `until ${entryName(group)} ends`
  return [...marks, textMark(ruler, until, { font: 'small', fill: 'service-text', x: at, y: middle }, end - at)]
}
