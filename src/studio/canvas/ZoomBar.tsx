import { useReactFlow, useStore } from '@xyflow/react'
import type { Layout } from '../../core/layout/layout.ts'
import { boxOf } from '../../core/layout/layout.ts'
import { selection } from '../state/perform.ts'
import { announce } from '../state/ui.ts'
import { activeFile } from '../state/workspace.ts'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'

const QUICK = { duration: 160 }

export function ZoomBar({ layout }: { layout: Layout }) {
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
          <MenuItem label="As SVG" onSelect={() => void picture(layout, 'svg')} />
          <MenuItem label="As PNG" onSelect={() => void picture(layout, 'png')} />
        </Menu>
      </div>
    </div>
  )
}

/** Few ask for a picture: what draws it is loaded when one does. */
async function picture(layout: Layout, kind: 'svg' | 'png'): Promise<void> {
  const file = activeFile()
  if (!file) return
  try {
    const { savePicture } = await import('./picture/savePicture.ts')
    await savePicture(file, layout, kind)
    announce('Saved the picture')
  } catch (error) {
    announce(`The picture was not saved: ${error instanceof Error ? error.message : String(error)}`)
  }
}
