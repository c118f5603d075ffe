import { inOwnChunk } from '../ui/inOwnChunk.tsx'

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
