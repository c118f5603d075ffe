import { memo, useMemo } from 'react'
import type { EntryKey } from '../../core/document/entry.ts'
import type { Box, FlowLine, Layout } from '../../core/layout/layout.ts'
import { boxOf, floorHeight, lifetimeBar } from '../../core/layout/layout.ts'
import { LANE } from '../../core/layout/measures.ts'
import { linePath } from '../../core/layout/path.ts'
import type { GroupServices, Service } from '../../core/serviceMap/index.ts'
import { addressOf, serviceMap } from '../../core/serviceMap/index.ts'
import { useFileView } from '../state/fileView.ts'
import { useActiveFile, useFromDocument } from '../state/hooks.ts'
import { useUi } from '../state/ui.ts'
import { useCanvas } from './canvasState.ts'
import { sharesPort } from './map/mapLook.ts'
import { PortChip } from './map/PortChip.tsx'
import { useMapLook } from './map/useMapLook.ts'
import { portsOnBar } from './portsOnBar.ts'
import { useSettled } from './useSettled.ts'
import type { Wire } from './wires.ts'
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
        <Wires key={service.key} service={service} index={index} rows={rows} lane={lane} layout={layout} />
      ))}
      {services.map((service) => (
        <Bar
          key={service.key}
          service={service}
          others={services}
          lane={lane}
          box={boxOf(layout, service.key)}
          until={name}
        />
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
  /** All services of the lane. */
  readonly others: readonly Service[]
  readonly lane: Box
  readonly box: Box | undefined
  /** The name of the group that it lives as long as. */
  readonly until: string
}

const Bar = memo(function Bar({ service, others, lane, box, until }: BarProps) {
  const lit = useLit(service.key)
  const { look } = useMapLook(service.key)
  const onMap = useUi((state) => state.serviceMap)
  if (!box) return null
  const bar = lifetimeBar(box, lane)
  const rival = onMap ? others.find((other) => sharesPort(service, other)) : undefined
  const clashes = new Set(rival?.ports.filter((port) => service.ports.includes(port)).map((port) => `:${port}`))
  const state = look === 'dimmed' ? ' lifetime-dimmed' : lit ? ' lifetime-lit' : ''
  return (
    <div
      className={`lifetime${state}`}
      style={{ left: bar.x - lane.x, top: bar.y - lane.y, width: bar.width, height: bar.height }}
    >
      {portsOnBar(service).map((port) =>
        rival && clashes.has(port) ? (
          <PortChip key={port} port={port} entryKey={service.key} other={rival.key} />
        ) : (
          <span key={port} className="lifetime-port">
            {port}
          </span>
        ),
      )}
      <span className="lifetime-end">until {until} ends</span>
    </div>
  )
})

interface WiresProps {
  readonly service: Service
  readonly index: number
  /** How many services the lane has. */
  readonly rows: number
  readonly lane: Box
  readonly layout: Layout
}

const Wires = memo(function Wires({ service, index, rows, lane, layout }: WiresProps) {
  const lit = useLit(service.key)
  const { look } = useMapLook(service.key)
  const onMap = useUi((state) => state.serviceMap)
  if (!lit && service.callers.length > MOST_AT_REST) return null
  const wires = wiresOf(service, index, lane, layout)
  const state = look === 'dimmed' ? ' wires-dimmed' : lit ? ' wires-lit' : ''
  return (
    <>
      <svg className={`wires${state}`} width={lane.width} height={lane.height} aria-hidden="true">
        {wires.map(({ caller, path, end }) => (
          <g key={caller}>
            <path className="wire-halo" d={path} />
            <path className="wire" d={path} />
            <circle className="wire-end" cx={end.x} cy={end.y} r={DOT} />
          </g>
        ))}
      </svg>
      {onMap && lit ? <WireAddresses service={service} wires={wires} top={LANE.header + floorHeight(rows)} /> : null}
    </>
  )
})

/** On the Service map, beside each wire below the services: the address as the step has it. */
function WireAddresses({ service, wires, top }: { service: Service; wires: readonly Wire[]; top: number }) {
  const written = useFromDocument(
    (document) => wires.map(({ caller }) => addressOf(document, service, caller) ?? '').join('\n'),
    '',
  ).split('\n')
  const shown = wires.flatMap(({ caller, x }, index) => {
    const address = written[index] ?? ''
    // Branches of one column have wires side by side: the same address is said once, another one below it.
    const near = wires.slice(0, index).flatMap((other, at) => (Math.abs(other.x - x) < COLUMN ? [written[at]] : []))
    return address === '' || near.includes(address) ? [] : [{ caller, x, address, row: near.length }]
  })
  return shown.map(({ caller, x, address, row }) => (
    <span key={caller} className="wire-address" style={{ left: x + 8, top: top + 6 + row * 22 }}>
      {address}
    </span>
  ))
}

/** Wires nearer than this would have their addresses over one another. */
const COLUMN = 150
