import { useSyncExternalStore } from 'react'

/** Below this width the side panels are drawers over the canvas. Keep equal to the media queries of the style sheets. */
const narrowWindow = globalThis.matchMedia('(max-width: 1099px)')

export function isNarrow(): boolean {
  return narrowWindow.matches
}

export function onNarrowChange(listener: () => void): () => void {
  narrowWindow.addEventListener('change', listener)
  return () => narrowWindow.removeEventListener('change', listener)
}

export function useNarrow(): boolean {
  return useSyncExternalStore(onNarrowChange, isNarrow)
}
