import type { ReactNode } from 'react'
import './Dialog.css'

/** The last line of a dialog: what to know before one of its buttons is pressed. */
export function DialogFoot({ note, children }: { note: ReactNode; children: ReactNode }) {
  return (
    <footer className="dialog-foot">
      <span>{note}</span>
      {children}
    </footer>
  )
}
