/** A dialog takes the focus itself: on its first button it would open that button's tooltip, and Escape would close only that. */
export function focusItself(event: Event): void {
  event.preventDefault()
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus()
}
