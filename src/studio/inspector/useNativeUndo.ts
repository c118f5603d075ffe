import type { RefObject } from 'react'
import { useEffect, useRef } from 'react'
import { redo, undo } from '../state/perform.ts'

/** The browser's own undo of text fields (its menu, its gesture) goes to the one history instead. */
export function useNativeUndo(): RefObject<HTMLElement | null> {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const element = panel.current
    const listen = (event: InputEvent) => {
      if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return
      event.preventDefault()
      if (event.inputType === 'historyUndo') undo()
      else redo()
    }
    element?.addEventListener('beforeinput', listen)
    return () => element?.removeEventListener('beforeinput', listen)
  }, [])
  return panel
}
