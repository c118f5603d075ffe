import type { ComponentType } from 'react'
import { Suspense } from 'react'
import { inOwnChunk } from '../../ui/inOwnChunk.tsx'
import type { WidgetProps } from './widget.ts'

const load = () => import('../advanced/widgets.ts')

/** A control of the Advanced tab; it comes with the others of its chunk. */
export function lateWidget(name: keyof Awaited<ReturnType<typeof load>>): ComponentType<WidgetProps> {
  const { View, preloadIfPossible } = inOwnChunk(async () => (await load())[name])
  preloads.push(preloadIfPossible)
  return function LateWidget(props: WidgetProps) {
    return (
      <Suspense fallback={null}>
        <View {...props} />
      </Suspense>
    )
  }
}

const preloads: (() => Promise<void>)[] = []

/** Ahead of need, so that the tab opens whole. */
export async function preloadWidgets(): Promise<void> {
  await Promise.all(preloads.map((preload) => preload()))
}
