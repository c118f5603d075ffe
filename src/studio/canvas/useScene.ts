import { useMemo, useRef } from 'react'
import type { Layout } from '../../core/layout/layout.ts'
import { layOut, sameLayout } from '../../core/layout/layout.ts'
import { useFileView } from '../state/fileView.ts'
import { useOutline } from '../state/hooks.ts'
import type { OpenFile } from '../state/openFile.ts'
import type { Scene } from './scene.ts'
import { sceneOf } from './scene.ts'

/** The shown list and its layout. The layout object stays while nothing moved, so that a keystroke in a name draws one card. */
export function useScene(file: OpenFile): { readonly scene: Scene; readonly layout: Layout } {
  const outline = useOutline()
  const { stage, list, collapsed } = useFileView(file.path)
  // The outline is what `sceneOf` reads: another one means another scene.
  // oxlint-disable-next-line react/exhaustive-deps
  const scene = useMemo(() => sceneOf(file.document, stage, list), [outline, file.document, stage, list])
  const before = useRef<Layout | null>(null)
  const layout = useMemo(() => {
    const made = layOut(scene.owner, scene.list, { collapsed })
    const kept = before.current && sameLayout(before.current, made) ? before.current : made
    before.current = kept
    return kept
  }, [scene, collapsed])
  return { scene, layout }
}
