import type { ReactNode } from 'react'
import type { FieldIds } from './fieldControl.ts'

/** Several controls under one label. Focused itself when a problem of the whole field is gone to. */
export function FieldParts({ ids, children }: { readonly ids: FieldIds; readonly children: ReactNode }) {
  return (
    <div
      className="field-parts"
      role="group"
      aria-labelledby={ids.label}
      aria-describedby={ids.described}
      id={ids.control}
      tabIndex={-1}
    >
      {children}
    </div>
  )
}
