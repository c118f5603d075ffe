/** Puts the keyboard into a row's first input once the rows stand as they were just asked to. */
export function focusInRow(list: Element | null, index: number): void {
  requestAnimationFrame(() => {
    const row = list?.children[index]
    const target = row?.querySelector('input') ?? list?.parentElement?.querySelector<HTMLElement>('.add-row')
    target?.focus()
  })
}
