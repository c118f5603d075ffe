import type { ChangeEvent, KeyboardEvent } from 'react'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { activeFile } from '../../state/workspace.ts'

/** Milliseconds without a key after which typed text is written. */
const PAUSE = 400

type TextControl = HTMLInputElement | HTMLTextAreaElement

export interface DraftOptions {
  /** What the document says now. */
  readonly text: string
  /** Writes typed text. All writes of one focus have the same `group`, so that they are one undo step. */
  readonly write: (text: string, group: string) => void
  /** Enter is a line end; Ctrl+Enter writes. */
  readonly multiline?: boolean
  /** Not on a pause: half a word would ask the person something. */
  readonly whenDone?: boolean
  /** What is written of a text in the end, once the control is left: `start` is what stood there on focus. */
  readonly finish?: (typed: string, start: string) => string
  readonly onFocus?: () => void
  readonly onBlur?: () => void
}

interface Draft {
  readonly text: string
  /** What the document said when this was typed: when it says something else, the draft is out of date. */
  readonly base: string
}

interface Session {
  readonly group: string
  readonly start: string
  /** The document's version after our last write in this focus. */
  written: number | null
}

let sessions = 0

/**
 * A control's text: the document's, or what is being typed while it has the focus. Typed text is written on a pause,
 * on Enter and on blur; Escape gives back what stood there on focus. A change from elsewhere (undo, YAML) wins at once.
 */
export function useDraft({ text, write, multiline = false, whenDone = false, finish, onFocus, onBlur }: DraftOptions) {
  const [draft, setDraft] = useState<Draft | null>(null)
  const session = useRef<Session | null>(null)
  const timer = useRef<number | undefined>(undefined)
  const current = draft !== null && (draft.base === text || draft.text === text) ? draft : null
  /** For what happens between renders: a timer, the end of the control. */
  const latest = useRef({ current, text, write })
  useLayoutEffect(() => {
    latest.current = { current, text, write }
  })

  const flush = useCallback(() => {
    window.clearTimeout(timer.current)
    const now = latest.current
    const begun = (session.current ??= { group: newGroup(), start: now.text, written: null })
    if (!now.current || now.current.text === now.text) return
    const { text: typed } = now.current
    const before = activeFile()?.document.version
    now.write(typed, begun.group)
    const after = activeFile()?.document.version
    if (after === undefined || after === before) return
    begun.written = after
    // From here on the document says what was typed: if it says something else again, that came from elsewhere.
    setDraft((kept) => (kept === null ? null : { ...kept, base: typed }))
  }, [])

  // A control can leave the page with text in it (another card is chosen by key): it is written, not lost.
  useEffect(() => flush, [flush])

  const giveBack = (): boolean => {
    window.clearTimeout(timer.current)
    const { current: begun } = session
    if (!begun || (!current && begun.written === null)) return false
    const document = activeFile()?.document
    if (begun.written !== null && document) {
      if (document.version === begun.written) document.undo()
      else if (text !== begun.start) write(begun.start, newGroup())
    }
    session.current = { group: newGroup(), start: begun.start, written: null }
    latest.current = { ...latest.current, current: null }
    setDraft(null)
    return true
  }

  return {
    value: current?.text ?? text,
    flush,
    onChange(event: ChangeEvent<TextControl>) {
      const typed = event.target.value
      setDraft({ text: typed, base: text })
      window.clearTimeout(timer.current)
      // An emptied control is only written when it is left: the key with its comment stays while one types anew.
      if (typed !== '' && !whenDone) timer.current = window.setTimeout(flush, PAUSE)
    },
    onFocus() {
      session.current = { group: newGroup(), start: text, written: null }
      onFocus?.()
    },
    onBlur() {
      const typed = latest.current.current?.text ?? latest.current.text
      flush()
      const begun = session.current
      const last = finish && begun && begun.written !== null ? finish(typed, begun.start) : typed
      if (begun && last !== typed) latest.current.write(last, begun.group)
      session.current = null
      latest.current = { ...latest.current, current: null }
      setDraft(null)
      onBlur?.()
    },
    onKeyDown(event: KeyboardEvent<HTMLInputElement> | KeyboardEvent<HTMLTextAreaElement>) {
      const control = event.ctrlKey || event.metaKey
      if (event.key === 'Enter' && (!multiline || control) && !event.nativeEvent.isComposing) flush()
      // What is typed must be in the history before the history's own key is heard.
      if (control && ['z', 'y', 's'].includes(event.key.toLowerCase())) flush()
      if (event.key === 'Escape' && giveBack()) event.stopPropagation()
    },
  }
}

function newGroup(): string {
  sessions += 1
  return `field ${sessions}`
}
