import type { RefObject } from 'react'
import { useEffect, useRef } from 'react'
import type { EntryKey } from '../../../core/document/entry.ts'
import type { Reveal } from '../../state/ui.ts'
import { useUi } from '../../state/ui.ts'
import type { Path } from '../../../core/value/value.ts'
import { startsWith } from '../../../core/value/value.ts'

const FOCUSABLE = 'input, textarea, button[role=switch], [role=combobox], [role=radio], select'

/** Whether somebody asked to see this field of this entry in the form. */
export function isRevealed(reveal: Reveal | null, key: EntryKey, path: Path): boolean {
  return reveal?.in === 'form' && reveal.key === key && reveal.path !== undefined && startsWith(reveal.path, path)
}

interface RevealOptions {
  readonly key: EntryKey
  readonly body: RefObject<HTMLElement | null>
  readonly tab: Tab
  /** The tab where a field is. */
  readonly tabOf: (path: Path) => Tab
  readonly showTab: (tab: Tab) => void
}

export type Tab = 'step' | 'advanced'

/** Brings the field that was asked for into sight, and the keyboard to it when that was asked, too. */
export function useRevealField({ key, body, tab, tabOf, showTab }: RevealOptions): void {
  const reveal = useUi((state) => state.reveal)
  const done = useRef<Reveal | null>(null)
  useEffect(() => {
    if (!reveal || reveal === done.current || reveal.in !== 'form' || reveal.key !== key) return undefined
    const path = reveal.path ?? []
    if (tab !== tabOf(path)) {
      showTab(tabOf(path))
      return undefined
    }
    const show = () => {
      const row = fieldElement(body.current, path)
      if (!row || done.current === reveal) return
      done.current = reveal
      row.scrollIntoView({ block: 'center' })
      if (reveal.focus) row.querySelector<HTMLElement>(FOCUSABLE)?.focus({ preventScroll: true })
    }
    // A tab's panel, and fields that were folded away, may come with the next frame only.
    show()
    const frame = requestAnimationFrame(show)
    return () => cancelAnimationFrame(frame)
  }, [reveal, key, body, tab, tabOf, showTab])
}

/** The row with the longest path that leads to the one asked for; the first row for an entry as a whole. */
function fieldElement(body: HTMLElement | null, path: Path): HTMLElement | undefined {
  const rows = [...(body?.querySelectorAll<HTMLElement>('[data-field]') ?? [])]
  if (path.length === 0) return rows[0]
  return rows
    .filter((row) => startsWith(path, (row.dataset['field'] ?? '').split('/')))
    .toSorted((a, b) => (b.dataset['field'] ?? '').length - (a.dataset['field'] ?? '').length)[0]
}
