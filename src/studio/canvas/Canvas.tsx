import type { Node, NodeTypes, ReactFlowInstance } from '@xyflow/react'
import { ReactFlow, ReactFlowProvider, useReactFlow, useStore, ViewportPortal } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { memo, Suspense, useCallback, useEffect, useMemo, useRef } from 'react'
import type { EntryKey } from '../../core/document/entry.ts'
import type { Layout } from '../../core/layout/layout.ts'
import { boxOf } from '../../core/layout/layout.ts'
import { TERMINAL } from '../../core/layout/measures.ts'
import { linePath } from '../../core/layout/path.ts'
import { changeFileView, fileView, useFileView } from '../state/fileView.ts'
import { useActiveFile } from '../state/hooks.ts'
import type { OpenFile } from '../state/openFile.ts'
import { select } from '../state/perform.ts'
import { useUi } from '../state/ui.ts'
import { inOwnChunk } from '../ui/inOwnChunk.tsx'
import { whenIdle } from '../ui/whenIdle.ts'
import { barOf, CanvasBar } from './CanvasBar.tsx'
import { useCanvas } from './canvasState.ts'
import { Card } from './Card.tsx'
import { DropSlots } from './drag/DropSlots.tsx'
import { EmptyList } from './EmptyList.tsx'
import { EntryMenu } from './EntryMenu.tsx'
import { FAR } from './far.ts'
import { onCanvasKey } from './keys.ts'
import { Lane } from './Lane.tsx'
import { Overview } from './overview/Overview.tsx'
import { StageStrip } from './StageStrip.tsx'
import { useClipboard } from './useClipboard.ts'
import type { Marquee } from './useMarquee.ts'
import { useMarquee } from './useMarquee.ts'
import { useScene } from './useScene.ts'
import { setViewport } from './viewport.ts'
import { ZoomBar } from './ZoomBar.tsx'
import './Canvas.css'

const NODE_TYPES: NodeTypes = { card: Card, lane: Lane }
const PRO = { hideAttribution: true }
const MARGIN = 24
const MIN_ZOOM = 0.1
const MAX_ZOOM = 2
/** Milliseconds after the first picture. */
const LIBRARY_LATEST = 3000

/** The picture of the chosen stage: strip, bar, and the steps on a surface that pans and zooms. */
export function Canvas() {
  const file = useActiveFile()
  const section = useRef<HTMLElement>(null)
  useClipboard(section)
  return (
    <EntryMenu>
      <section className="canvas" aria-label="Canvas" ref={section}>
        {file ? (
          <ReactFlowProvider>
            <StageStrip file={file} />
            <Stage file={file} />
          </ReactFlowProvider>
        ) : null}
      </section>
    </EntryMenu>
  )
}

function Stage({ file }: { file: OpenFile }) {
  const { scene, layout } = useScene(file)
  return (
    <>
      <CanvasBar {...barOf(scene)} />
      <div className="canvas-surface">
        {scene.list.items.length === 0 ? (
          <EmptyList scene={scene} />
        ) : (
          <Surface file={file} layout={layout} shown={`${scene.owner.key} ${scene.list.name}`} />
        )}
      </div>
      <Library />
    </>
  )
}

const library = inOwnChunk(async () => (await import('./library/StepLibrary.tsx')).StepLibrary)

/** Its chunk comes in the first quiet moment, so that it opens at once. */
function Library() {
  const isOpen = useCanvas(({ adding }) => adding !== null)
  useEffect(() => whenIdle(() => void library.preloadIfPossible(), LIBRARY_LATEST), [])
  return isOpen ? (
    <Suspense fallback={null}>
      <library.View />
    </Suspense>
  ) : null
}

interface SurfaceProps {
  readonly file: OpenFile
  readonly layout: Layout
  /** Names the list that is shown: another one is looked at from its beginning. */
  readonly shown: string
}

/** Drawn anew when boxes move, not when their text changes. */
const Surface = memo(function Surface({ file, layout, shown }: SurfaceProps) {
  const element = useRef<HTMLDivElement>(null)
  const flow = useReactFlow()
  const far = useStore((state) => state.transform[2] < FAR)
  const nodes = useMemo(() => nodesOf(layout, far), [layout, far])
  const focusCard = useFocus(element, layout, flow)
  useEffect(() => {
    useCanvas.setState(({ focused }) => ({
      layout,
      focused: focused !== null && boxOf(layout, focused) ? focused : (layout.boxes[0]?.key ?? null),
    }))
  }, [layout])
  useGestures(element, flow)
  useSelectionInSight(file, layout, flow)
  const first = useFirstViewport(file, shown, layout)
  const { marquee, onMouseDownCapture } = useMarquee(element, layout)
  return (
    // Keys bubble here from the cards, which hold the focus.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={element}
      className="canvas-flow"
      onKeyDown={(event) => onCanvasKey(event, focusCard)}
      onMouseDownCapture={onMouseDownCapture}
    >
      <ReactFlow
        nodes={nodes}
        edges={NO_EDGES}
        nodeTypes={NODE_TYPES}
        proOptions={PRO}
        defaultViewport={first}
        minZoom={MIN_ZOOM}
        maxZoom={MAX_ZOOM}
        onlyRenderVisibleElements
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        // They are heard on the whole page, and would take the blanks from the YAML editor beside.
        panActivationKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        zoomOnDoubleClick={false}
        panOnScroll
        zoomActivationKeyCode="Control"
        onPaneClick={() => select([])}
        onMoveEnd={(_, viewport) => changeFileView(file.path, { viewport })}
      >
        <MainLine layout={layout} />
        <DropSlots />
      </ReactFlow>
      {marquee ? <MarqueeFrame {...marquee} /> : null}
      <ZoomBar layout={layout} />
      <Overview file={file} layout={layout} />
    </div>
  )
})

function MarqueeFrame({ x, y, width, height }: Marquee) {
  return <div className="canvas-marquee" style={{ left: x, top: y, width, height }} />
}

const NO_EDGES: never[] = []
/** Said outright: a node whose handles are not known is drawn once, however far away, to find them. */
const NO_HANDLES: never[] = []
const NO_DATA = {}

function nodesOf(layout: Layout, far: boolean): Node[] {
  const boxes = far ? layout.boxes.filter(({ parent }) => parent === null) : layout.boxes
  return boxes.map((box) => ({
    id: box.key,
    type: box.kind === 'lane' ? 'lane' : 'card',
    position: { x: box.x, y: box.y },
    width: box.width,
    height: box.height,
    measured: { width: box.width, height: box.height },
    handles: NO_HANDLES,
    zIndex: box.kind === 'lane' ? depthOf(layout, box.parent) : 1000,
    data: NO_DATA,
    className: box.kind === 'lane' ? 'canvas-node canvas-node-lane' : `canvas-node canvas-node-${box.kind} nopan`,
  }))
}

function depthOf(layout: Layout, parent: EntryKey | null): number {
  let depth = 0
  for (let key = parent; key !== null; depth += 1) {
    const at = key
    key = boxOf(layout, at)?.parent ?? null
  }
  return depth
}

/** The line through the stage, outside of lanes, and its two ends. */
function MainLine({ layout }: { layout: Layout }) {
  const path = useMemo(
    () =>
      layout.lines
        .filter(({ lane }) => lane === null)
        .map((line) => linePath(line))
        .join(''),
    [layout],
  )
  return (
    <ViewportPortal>
      <svg className="canvas-line" width={layout.width} height={layout.height} aria-hidden="true">
        <path d={path} />
        <circle cx={layout.start.x} cy={layout.start.y} r={TERMINAL / 2} />
        <circle className="canvas-line-end" cx={layout.end.x} cy={layout.end.y} r={TERMINAL / 2} />
      </svg>
    </ViewportPortal>
  )
}

/** Where a stage is first seen: at full size when it fits, else as large as it may be, from its beginning. */
function useFirstViewport(file: OpenFile, here: string, layout: Layout) {
  const flow = useReactFlow()
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  const shown = useRef<string | null>(null)
  const kept = fileView(file.path).viewport
  useEffect(() => {
    if (width === 0 || shown.current === here) return
    const isFirst = shown.current === null
    shown.current = here
    if (isFirst && kept) return
    void flow.setViewport(firstView(layout, width, height))
  }, [flow, here, kept, layout, width, height])
  return kept ?? firstView(layout, 1200, 640)
}

function firstView(layout: Layout, width: number, height: number): { x: number; y: number; zoom: number } {
  const fits = Math.min((width - 2 * MARGIN) / layout.width, (height - 2 * MARGIN) / Math.max(1, layout.height))
  const zoom = Math.min(1, Math.max(0.7, fits))
  const free = height - layout.height * zoom
  return { x: MARGIN, y: free > 2 * MARGIN ? Math.min(free / 2, 110) : MARGIN, zoom }
}

function useGestures(element: React.RefObject<HTMLDivElement | null>, flow: ReactFlowInstance): void {
  useEffect(() => {
    setViewport({
      toCanvas: (screen) => flow.screenToFlowPosition(screen),
      box: () => element.current?.getBoundingClientRect(),
      panBy: (dx, dy) => {
        const { x, y, zoom } = flow.getViewport()
        void flow.setViewport({ x: x + dx, y: y + dy, zoom })
      },
    })
    return () => setViewport(null)
  }, [element, flow])
}

/** Moves the focus to a card, bringing it into sight first when it is not drawn. */
function useFocus(element: React.RefObject<HTMLDivElement | null>, layout: Layout, flow: ReactFlowInstance) {
  return useCallback(
    (key: EntryKey) => {
      useCanvas.setState({ focused: key })
      bringIntoSight(layout, key, flow, element.current)
      let tries = 0
      const attempt = () => {
        const card = element.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)
        if (card) card.focus({ preventScroll: true })
        else if ((tries += 1) < 20) requestAnimationFrame(attempt)
      }
      attempt()
    },
    [element, layout, flow],
  )
}

function bringIntoSight(layout: Layout, key: EntryKey, flow: ReactFlowInstance, surface: HTMLElement | null): void {
  const box = boxOf(layout, key)
  if (!box || !surface) return
  const { x, y, zoom } = flow.getViewport()
  const { clientWidth, clientHeight } = surface
  const head = box.kind === 'lane' ? 64 : box.height
  const [left, top] = [box.x * zoom + x, box.y * zoom + y]
  const [right, bottom] = [left + Math.min(box.width, 260) * zoom, top + head * zoom]
  const dx = left < MARGIN ? MARGIN - left : right > clientWidth - MARGIN ? clientWidth - MARGIN - right : 0
  const dy = top < MARGIN ? MARGIN - top : bottom > clientHeight - MARGIN ? clientHeight - MARGIN - bottom : 0
  if (dx !== 0 || dy !== 0) void flow.setViewport({ x: x + dx, y: y + dy, zoom })
}

/** What is selected elsewhere (YAML, palette, a problem) comes into sight here. */
function useSelectionInSight(file: OpenFile, layout: Layout, flow: ReactFlowInstance): void {
  const key = useFileView(file.path).selection.at(-1)
  const wish = useUi((state) => (state.reveal?.in === 'canvas' ? state.reveal.count : 0))
  const width = useStore((state) => state.width)
  useEffect(() => {
    if (key === undefined || width === 0) return
    useCanvas.setState({ focused: key })
    bringIntoSight(layout, key, flow, document.querySelector<HTMLElement>('.canvas-flow'))
    // Only a new selection moves the view: an edit that moves boxes leaves it where it is.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, wish, flow, width === 0])
}
