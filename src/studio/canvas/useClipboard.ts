import type { RefObject } from 'react'
import { useEffect } from 'react'
import type { EntryKey } from '../../core/document/entry.ts'
import { deleteCut, pasteText, sayCopied, selectedYaml } from '../state/clipboard.ts'
import { select, selection } from '../state/perform.ts'

/** The browser's own copy, cut and paste, where the focus is on the canvas and nothing else wants them. */
export function useClipboard(canvas: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const isOurs = () => {
      const focus = document.activeElement
      if (focus instanceof HTMLElement && focus.matches('input, textarea, select')) return false
      return focus === document.body || (canvas.current?.contains(focus) ?? false)
    }
    const onCopy = (event: ClipboardEvent) => {
      if (!isOurs() || !event.clipboardData || isTextSelected()) return
      chooseFocused()
      const text = selectedYaml()
      if (text === undefined) return
      event.preventDefault()
      event.clipboardData.setData('text/plain', text)
      sayCopied()
      if (event.type === 'cut') deleteCut()
    }
    const onPaste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain')
      if (text === undefined || text === '' || !isOurs()) return
      event.preventDefault()
      pasteText(text)
    }
    document.addEventListener('copy', onCopy)
    document.addEventListener('cut', onCopy)
    document.addEventListener('paste', onPaste)
    return () => {
      document.removeEventListener('copy', onCopy)
      document.removeEventListener('cut', onCopy)
      document.removeEventListener('paste', onPaste)
    }
  }, [canvas])
}

/** Somebody copies words of the page. */
function isTextSelected(): boolean {
  return (getSelection()?.toString() ?? '') !== ''
}

/** The card with the focus is meant where it is not one of those selected. */
function chooseFocused(): void {
  const focus = document.activeElement
  const key = focus instanceof HTMLElement ? (focus.dataset.key ?? focus.dataset.stage) : undefined
  if (key !== undefined && !selection().includes(key as EntryKey)) select([key as EntryKey])
}
