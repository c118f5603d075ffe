import { useReactFlow, useStore } from '@xyflow/react'
import type { PointerEvent } from 'react'
import { memo, useMemo, useRef } from 'react'
import type { Box, Layout } from '../../../core/layout/layout.ts'
import { boxOf, lifetimeBar } from '../../../core/layout/layout.ts'
import { useFileView } from '../../state/fileView.ts'
import type { OpenFile } from '../../state/openFile.ts'
import { boxesByLook, frameOnMap, MAP, mapScale, rectsPath } from './overviewMap.ts'
import type { MapScale } from './overviewMap.ts'
import { useProblemBoxes } from './useProblemBoxes.ts'
import './Overview.css'

interface OverviewProps {
  readonly file: OpenFile
  readonly layout: Layout
}

/**
 * The whole stage at a glance: a few paths, however many steps there are. Press or drag to go there. By keyboard the
 * cards themselves lead everywhere.
 */
export const Overview = memo(function Overview({ file, layout }: OverviewProps) {
  const scale = useMemo(() => mapScale(layout), [layout])
  const pan = usePan(scale)
  return (
    <div className="overview" role="img" aria-label="Overview" {...pan}>
      <svg width={MAP.width} height={MAP.height} aria-hidden="true">
        <Boxes layout={layout} scale={scale} />
        <Problems file={file} layout={layout} scale={scale} />
        <Selected path={file.path} layout={layout} scale={scale} />
      </svg>
      <Frame scale={scale} />
    </div>
  )
})

interface DrawingProps {
  readonly layout: Layout
  readonly scale: MapScale
}

const Boxes = memo(function Boxes({ layout, scale }: DrawingProps) {
  const { lanes, cards, services } = boxesByLook(layout)
  const bars = services.flatMap((service) => {
    const lane = service.parent === null ? undefined : boxOf(layout, service.parent)
    return lane ? [lifetimeBar(service, lane)] : []
  })
  return (
    <>
      <path className="overview-lanes" d={rectsPath(lanes, scale)} />
      <path className="overview-bars" d={rectsPath(bars, scale)} />
      <path className="overview-cards" d={rectsPath(cards, scale)} />
      <path className="overview-services" d={rectsPath(services, scale)} />
    </>
  )
})

const Problems = memo(function Problems({ file, layout, scale }: DrawingProps & { file: OpenFile }) {
  const { error, warning } = useProblemBoxes(file, layout)
  return (
    <>
      <path className="overview-warning" d={rectsPath(warning, scale)} />
      <path className="overview-error" d={rectsPath(error, scale)} />
    </>
  )
})

const Selected = memo(function Selected({ path, layout, scale }: DrawingProps & { path: string }) {
  const { selection } = useFileView(path)
  const boxes = selection.map((key) => boxOf(layout, key)).filter((box): box is Box => box !== undefined)
  return <path className="overview-selected" d={rectsPath(boxes, scale)} />
})

/** What the canvas shows now. An element of its own: it moves with every frame of a pan, the drawing does not. */
function Frame({ scale }: { scale: MapScale }) {
  const [x, y, zoom] = useStore((state) => state.transform)
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  const frame = frameOnMap({ x, y, zoom, width, height }, scale)
  return (
    <div
      className="overview-frame"
      style={{ transform: `translate(${frame.x}px, ${frame.y}px)`, width: frame.width, height: frame.height }}
    />
  )
}

/** A press goes there, and what is pressed follows the pointer. */
function usePan({ scale, x, y }: MapScale) {
  const flow = useReactFlow()
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  const pressed = useRef(false)
  const goTo = (event: PointerEvent<HTMLElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const { zoom } = flow.getViewport()
    const at = { x: (event.clientX - left - x) / scale, y: (event.clientY - top - y) / scale }
    void flow.setViewport({ x: width / 2 - at.x * zoom, y: height / 2 - at.y * zoom, zoom })
  }
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return
      pressed.current = true
      event.currentTarget.setPointerCapture(event.pointerId)
      goTo(event)
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (pressed.current) goTo(event)
    },
    onLostPointerCapture: () => {
      pressed.current = false
    },
  }
}
