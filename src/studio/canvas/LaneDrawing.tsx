import { memo, useMemo } from 'react'
import type { EntryKey } from '../../core/document/entry.ts'
import type { Box, FlowLine, Layout } from '../../core/layout/layout.ts'
import { boxOf, floorHeight, lifetimeBar } from '../../core/layout/layout.ts'
import { CARD, LANE } from '../../core/layout/measures.ts'
import { linePath, wirePath } from '../../core/layout/path.ts'
import type { GroupServices, Service } from '../../core/serviceMap/index.ts'
import { serviceMap } from '../../core/serviceMap/index.ts'
import { useFileView } from '../state/fileView.ts'
import { useActiveFile, useFromDocument } from '../state/hooks.ts'
import { useCanvas } from './canvasState.ts'
import './LaneDrawing.css'

const NO_SERVICES: GroupServices = { services: [] }
/** From a card's right edge to the first wire's end, and from one end to the next. */
const WIRE_END = 30
const WIRE_STEP = 13
/** From the card's edge to a wire that goes around it, and from one such wire to the next. */
const WIRE_ASIDE = 10
const ASIDE_STEP = 6
/** The dot at a wire's end sits on the card's edge. */
const DOT = 4

interface LaneDrawingProps {
  readonly entryKey: EntryKey
  readonly name: string
  /** How many services the lane has. */
  readonly rows: number
}

/** What a lane draws under its cards: the floor, lifetime bars, wires, flow lines. */
export const LaneDrawing = memo(function LaneDrawing({ entryKey, name, rows }: LaneDrawingProps) {
  const layout = useCanvas((state) => state.layout)
  const { services } = useFromDocument((document) => serviceMap(document, entryKey), NO_SERVICES)
  const lane = layout ? boxOf(layout, entryKey) : undefined
  const lines = useMemo(() => (layout && lane ? pathsOf(layout.lines, lane) : ''), [layout, lane])
  if (!layout || !lane) return null
  const firstRow = lane.y + lane.anchor - CARD.height / 2
  return (
    <>
      {rows === 0 ? null : <div className="lane-floor" style={{ top: LANE.header, height: floorHeight(rows) }} />}
      <svg className="lane-lines" width={lane.width} height={lane.height} aria-hidden="true">
        <path className="flow-line" d={lines} />
      </svg>
      {services.map((service, index) => (
        <Wires key={service.key} service={service} index={index} lane={lane} layout={layout} firstRow={firstRow} />
      ))}
      {services.map((service) => (
        <Bar key={service.key} service={service} lane={lane} box={boxOf(layout, service.key)} until={name} />
      ))}
    </>
  )
})

function pathsOf(lines: readonly FlowLine[], lane: Box): string {
  return lines
    .filter((line) => line.lane === lane.key)
    .map((line) => linePath(line, lane))
    .join('')
}

function useLit(key: EntryKey): boolean {
  const file = useActiveFile()
  const selected = useFileView(file?.path ?? null).selection.includes(key)
  return useCanvas((state) => state.lit === key) || selected
}

interface BarProps {
  readonly service: Service
  readonly lane: Box
  readonly box: Box | undefined
  /** The name of the group that it lives as long as. */
  readonly until: string
}

const Bar = memo(function Bar({ service, lane, box, until }: BarProps) {
  const lit = useLit(service.key)
  if (!box) return null
  const bar = lifetimeBar(box, lane)
  const sockets = service.addresses.filter(({ address }) => address.startsWith('unix://'))
  return (
    <div
      className={lit ? 'lifetime lifetime-lit' : 'lifetime'}
      style={{ left: bar.x - lane.x, top: bar.y - lane.y, width: bar.width, height: bar.height }}
    >
      {service.ports.map((port) => (
        <span key={port} className="lifetime-port">
          :{port}
        </span>
      ))}
      {sockets.map(({ address }) => (
        <span key={address} className="lifetime-port">
          {address.slice('unix://'.length)}
        </span>
      ))}
      <span className="lifetime-end">until {until} ends</span>
    </div>
  )
})

/** Wires fall from the bar to the steps that call the service. Very many would be a curtain: then only when lit. */
const MOST_AT_REST = 24

/** Where a service's wire ends, px from the card's right edge: the second to the right of the first, others to its left. */
function endOf(index: number): number {
  if (index === 1) return WIRE_END - WIRE_STEP
  return Math.min(WIRE_END + Math.max(0, index - 1) * WIRE_STEP, CARD.width - WIRE_END)
}

const Wires = memo(function Wires({
  service,
  index,
  lane,
  layout,
  firstRow,
}: {
  service: Service
  index: number
  lane: Box
  layout: Layout
  /** Where the first row of steps begins. */
  firstRow: number
}) {
  const lit = useLit(service.key)
  const own = boxOf(layout, service.key)
  if (!own || (!lit && service.callers.length > MOST_AT_REST)) return null
  const bar = lifetimeBar(own, lane)
  const from = { x: 0, y: bar.y + bar.height - lane.y }
  const callers = service.callers.flatMap((key) => {
    const box = boxOf(layout, key)
    return box && box.y > own.y ? [box] : []
  })
  return (
    <svg className={lit ? 'wires wires-lit' : 'wires'} width={lane.width} height={lane.height} aria-hidden="true">
      {callers.map((box) => {
        const right = box.x + box.width - lane.x
        const end = { x: right - endOf(index), y: box.y - lane.y - DOT + 1 }
        const isBelow = box.y > firstRow && box.height === CARD.height
        // From the third service on, wires around a card are one bundle: the gap has no room for more.
        const place = Math.min(index, 2)
        const path = wirePath(from, end, isBelow ? right + WIRE_ASIDE + place * ASIDE_STEP : null, 13 - place * 4)
        return (
          <g key={box.key}>
            <path className="wire-halo" d={path} />
            <path className="wire" d={path} />
            <circle className="wire-end" cx={end.x} cy={end.y} r={DOT} />
          </g>
        )
      })}
    </svg>
  )
})
