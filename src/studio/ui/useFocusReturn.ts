import { useRef } from 'react'

/**
 * For a dialog that is opened by state, not by a trigger of its own: focus returns to where it was. `onItself`: the
 * dialog takes the focus; on its first button it would open that button's tooltip, and Escape would close only that.
 */
export function useFocusReturn({ onItself }: { readonly onItself: boolean }) {
  const from = useRef<Element | null>(null)
  return {
    onOpenAutoFocus: (event: Event) => {
      from.current = document.activeElement
      if (!onItself) return
      event.preventDefault()
      if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus()
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault()
      if (from.current instanceof HTMLElement) from.current.focus()
    },
  }
}
