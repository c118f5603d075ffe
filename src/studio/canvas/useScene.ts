import { useMemo, useRef } from 'react'
import type { EntryKey } from '../../core/document/entry.ts'
import type { Layout } from '../../core/layout/layout.ts'
import { layOut } from '../../core/layout/layout.ts'
import { sameShape } from '../../core/layout/sameShape.ts'
import { useFileView } from '../state/fileView.ts'
import { useOutline } from '../state/hooks.ts'
import type { OpenFile } from '../state/openFile.ts'
import type { Scene } from './scene.ts'
import { sceneOf } from './scene.ts'

interface Drawn {
  readonly scene: Scene
  readonly collapsed: ReadonlySet<EntryKey>
  readonly layout: Layout
}

/** The shown list and its layout. The layout object stays while nothing moved, so that a keystroke in a name draws one card. */
export function useScene(file: OpenFile): { readonly scene: Scene; readonly layout: Layout } {
  const outline = useOutline()
  const { stage, list, collapsed } = useFileView(file.path)
  // The outline is what `sceneOf` reads: another one means another scene.
  // oxlint-disable-next-line react/exhaustive-deps
  const scene = useMemo(() => sceneOf(file.document, stage, list), [outline, file.document, stage, list])
  const before = useRef<Drawn | null>(null)
  return useMemo(() => {
    const known = before.current
    const layout =
      known && looksLike(known, scene, collapsed) ? known.layout : layOut(scene.owner, scene.list, { collapsed })
    before.current = { scene, collapsed, layout }
    return before.current
  }, [scene, collapsed])
}

function looksLike(drawn: Drawn, { owner, list }: Scene, collapsed: ReadonlySet<EntryKey>): boolean {
  return drawn.collapsed === collapsed && drawn.scene.owner.key === owner.key && sameShape(drawn.scene.list, list)
}
