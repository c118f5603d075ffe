/** The canvas's view, for gestures that live outside React. Set while a canvas is mounted. */
export interface CanvasViewport {
  toCanvas(screen: { readonly x: number; readonly y: number }): { x: number; y: number } | undefined
  box(): DOMRect | undefined
  panBy(dx: number, dy: number): void
}

const NONE: CanvasViewport = { toCanvas: () => undefined, box: () => undefined, panBy: () => {} }
let current = NONE

export function viewportOf(): CanvasViewport {
  return current
}

export function setViewport(viewport: CanvasViewport | null): void {
  current = viewport ?? NONE
}
