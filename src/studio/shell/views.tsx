import type { ComponentType } from 'react'
import { lazy, useState } from 'react'

/**
 * A component in a chunk of its own that is drawn at once where the chunk is there. What React had to wait for, it holds
 * back for another 300 ms, so that fallbacks do not flicker: too long for the first picture.
 */
function inOwnChunk<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let loaded: ComponentType<Props> | undefined
  const Waiting = lazy(async () => ({ default: await load() }))
  function View(props: Props) {
    // The same for as long as it is shown: another component would begin anew.
    const [Shown] = useState<ComponentType<Props>>(() => loaded ?? Waiting)
    return <Shown {...props} />
  }
  const preload = async () => {
    loaded ??= await load()
  }
  return { View, preload }
}

const canvas = inOwnChunk(async () => (await import('../canvas/Canvas.tsx')).Canvas)
const inspector = inOwnChunk(async () => (await import('../inspector/Inspector.tsx')).Inspector)
const yaml = inOwnChunk(async () => (await import('../yaml/YamlEditor.tsx')).YamlEditor)

export const Canvas = canvas.View
export const Inspector = inspector.View
export const YamlEditor = yaml.View

/** Loads what shows a file in the view that an address asks for. */
export async function preloadViews(view: string | null): Promise<void> {
  const shown = view === 'yaml' ? [yaml] : view === 'split' ? [canvas, inspector, yaml] : [canvas, inspector]
  await Promise.all(shown.map(({ preload }) => preload()))
}
