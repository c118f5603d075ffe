/** The pointer to the item so many places further on in the same list: `…/3` → `…/4`. */
export function bump(pointer: string, by: number): string {
  const cut = pointer.lastIndexOf('/')
  return `${pointer.slice(0, cut)}/${Number(pointer.slice(cut + 1)) + by}`
}
