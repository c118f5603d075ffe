import { memo, useMemo } from 'react'
import type { EntryKey } from '../../core/document/entry.ts'
import type { Box, FlowLine, Layout } from '../../core/layout/layout.ts'
import { boxOf, floorHeight, lifetimeBar } from '../../core/layout/layout.ts'
import { LANE } from '../../core/layout/measures.ts'
import { linePath } from '../../core/layout/path.ts'
import type { GroupServices, Service } from '../../core/serviceMap/index.ts'
import { serviceMap } from '../../core/serviceMap/index.ts'
import { useFileView } from '../state/fileView.ts'
import { useActiveFile, useFromDocument } from '../state/hooks.ts'
import { useCanvas } from './canvasState.ts'
import { portsOnBar } from './portsOnBar.ts'
import { useSettled } from './useSettled.ts'
import { DOT, MOST_AT_REST, wiresOf } from './wires.ts'
import './LaneDrawing.css'

const NO_SERVICES: GroupServices = { services: [] }

interface LaneDrawingProps {
  readonly entryKey: EntryKey
  readonly name: string
  /** How many services the lane has. */
  readonly rows: number
}

/** What a lane draws under its cards: the floor, lifetime bars, wires, flow lines. */
export const LaneDrawing = memo(function LaneDrawing({ entryKey, name, rows }: LaneDrawingProps) {
  const layout = useCanvas((state) => state.layout)
  // Who calls whom is read from the scripts of the whole group, which would keep the first picture waiting.
  const isSettled = useSettled()
  const { services } = useFromDocument(
    (document) => (isSettled ? serviceMap(document, entryKey) : NO_SERVICES),
    NO_SERVICES,
  )
  const lane = layout ? boxOf(layout, entryKey) : undefined
  const lines = useMemo(() => (layout && lane ? pathsOf(layout.lines, lane) : ''), [layout, lane])
  if (!layout || !lane) return null
  return (
    <>
      {rows === 0 ? null : <div className="lane-floor" style={{ top: LANE.header, height: floorHeight(rows) }} />}
      <svg className="lane-lines" width={lane.width} height={lane.height} aria-hidden="true">
        <path className="flow-line" d={lines} />
      </svg>
      {services.map((service, index) => (
        <Wires key={service.key} service={service} index={index} lane={lane} layout={layout} />
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
  return (
    <div
      className={lit ? 'lifetime lifetime-lit' : 'lifetime'}
      style={{ left: bar.x - lane.x, top: bar.y - lane.y, width: bar.width, height: bar.height }}
    >
      {portsOnBar(service).map((port) => (
        <span key={port} className="lifetime-port">
          {port}
        </span>
      ))}
      <span className="lifetime-end">until {until} ends</span>
    </div>
  )
})

interface WiresProps {
  readonly service: Service
  readonly index: number
  readonly lane: Box
  readonly layout: Layout
}

const Wires = memo(function Wires({ service, index, lane, layout }: WiresProps) {
  const lit = useLit(service.key)
  if (!lit && service.callers.length > MOST_AT_REST) return null
  return (
    <svg className={lit ? 'wires wires-lit' : 'wires'} width={lane.width} height={lane.height} aria-hidden="true">
      {wiresOf(service, index, lane, layout).map(({ caller, path, end }) => (
        <g key={caller}>
          <path className="wire-halo" d={path} />
          <path className="wire" d={path} />
          <circle className="wire-end" cx={end.x} cy={end.y} r={DOT} />
        </g>
      ))}
    </svg>
  )
})
