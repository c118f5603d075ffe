import { useReactFlow, useStore } from '@xyflow/react'
import type { Layout } from '../../core/layout/layout.ts'
import { boxOf } from '../../core/layout/layout.ts'
import { selection } from '../state/perform.ts'
import { announce } from '../state/ui.ts'
import { activeFile } from '../state/workspace.ts'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { savePicture } from './savePicture.ts'

const QUICK = { duration: 160 }

export function ZoomBar({ layout, name }: { layout: Layout; name: string }) {
  const flow = useReactFlow()
  const zoom = useStore((state) => Math.round(state.transform[2] * 100))
  const motion = globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches ? {} : QUICK
  const toSelection = () => {
    const key = selection().at(-1)
    const box = key === undefined ? undefined : boxOf(layout, key)
    if (box) void flow.fitBounds(box, { padding: 0.6, ...motion })
    else announce('Select something first')
  }
  return (
    <div className="zoom-bar">
      <div className="zoom-box">
        <IconButton size="small" icon="minus" label="Zoom out" onClick={() => void flow.zoomOut(motion)} />
        <span className="zoom-percent">{zoom} %</span>
        <IconButton size="small" icon="plus" label="Zoom in" onClick={() => void flow.zoomIn(motion)} />
      </div>
      <div className="zoom-box">
        <IconButton
          size="small"
          icon="fit"
          label="Fit"
          hint="Fit everything"
          onClick={() =>
            void flow.fitBounds(
              { x: 0, y: 0, width: layout.width, height: layout.height },
              { padding: 0.08, ...motion },
            )
          }
        />
        <IconButton size="small" icon="target" label="Zoom to selection" onClick={toSelection} />
        <Menu
          label="Save picture"
          trigger={
            <button type="button" className="button button-icon button-small" aria-label="Save picture">
              <Icon name="savePicture" size={14} />
            </button>
          }
        >
          <MenuItem label="As SVG" onSelect={() => picture(layout, name, 'svg')} />
          <MenuItem label="As PNG" onSelect={() => picture(layout, name, 'png')} />
        </Menu>
      </div>
    </div>
  )
}

function picture(layout: Layout, name: string, kind: 'svg' | 'png'): void {
  const document = activeFile()?.document
  if (!document) return
  savePicture(document, layout, name, kind).then(
    () => announce('Saved the picture'),
    (error: unknown) => announce(`The picture was not saved: ${String(error)}`),
  )
}
