import type { Entry } from '../../../core/document/entry.ts'
import type { Box } from '../../../core/layout/layout.ts'
import { floorHeight } from '../../../core/layout/layout.ts'
import { LANE } from '../../../core/layout/measures.ts'
import { linePath } from '../../../core/layout/path.ts'
import { serviceMap } from '../../../core/serviceMap/index.ts'
import { cardName } from '../cardName.ts'
import { laneFacts } from '../laneFacts.ts'
import { laneHead } from './laneHead.ts'
import type { GroupMark, Mark } from './marks.ts'
import { barMarks, wireMarks } from './serviceMarks.ts'
import type { Subject } from './subject.ts'

/** Keep equal to `Lane.css`. */
const RADIUS = 12

/** A step group without its cards: frame, header, the floor of its services, lines, wires and lifetime bars. */
export function laneMark(subject: Subject, entry: Entry, lane: Box): GroupMark {
  const facts = laneFacts(entry, subject.document.model(entry.key))
  const { services } = serviceMap(subject.document, entry.key)
  return {
    kind: 'group',
    x: lane.x,
    y: lane.y,
    title: cardName(entry),
    marks: [
      rectOf(lane),
      ...floor(lane, facts.services),
      flowLines(subject, lane),
      ...services.flatMap((service, index) => wireMarks(subject, service, index, lane)),
      ...services.flatMap((service) => barMarks(subject, service, lane, entry)),
      ...laneHead(subject, entry, lane, facts),
    ],
  }
}

function rectOf({ width, height }: Box): Mark {
  return {
    kind: 'rect',
    x: 0.5,
    y: 0.5,
    width: width - 1,
    height: height - 1,
    radius: RADIUS,
    fill: 'surface-lane',
    stroke: 'line-strong',
  }
}

function floor({ width }: Box, rows: number): Mark[] {
  const line: Mark = { kind: 'path', d: `M1 ${LANE.header - 0.5}H${width - 1}`, stroke: 'line', strokeWidth: 1 }
  if (rows === 0) return [line]
  const height = floorHeight(rows)
  const end = LANE.header + height - 0.5
  return [
    { kind: 'rect', x: 1, y: LANE.header, width: width - 2, height, radius: 0, fill: 'service-soft', opacity: 0.4 },
    { kind: 'path', d: `M1 ${end}H${width - 1}`, stroke: 'line-strong', strokeWidth: 1, dash: 3 },
    line,
  ]
}

function flowLines({ layout }: Subject, lane: Box): Mark {
  const own = layout.lines.filter((line) => line.lane === lane.key)
  return {
    kind: 'path',
    d: own.map((line) => linePath(line, lane)).join(''),
    stroke: 'line-flow',
    strokeWidth: 1.5,
  }
}
