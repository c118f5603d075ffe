const SHORT = 7

export function shortId(commit: string): string {
  return commit.slice(0, SHORT)
}

/** The day in the reader's own time zone: "2026-11-29". */
export function dayOf(date: string): string {
  const at = new Date(date)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}
