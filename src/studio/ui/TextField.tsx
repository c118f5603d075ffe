import { useId } from 'react'
import './TextField.css'

/** A labelled line of text, for dialogs. Fields of the document have their own, with drafts. */
export function TextField({
  label,
  value,
  mono = false,
  help,
  onChange,
}: {
  label: string
  value: string
  mono?: boolean
  help?: string
  onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <div className="text-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={mono ? 'mono' : ''}
        value={value}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        onChange={(event) => onChange(event.target.value)}
        spellCheck={false}
        autoComplete="off"
      />
      {help === undefined ? null : (
        <span id={`${id}-help`} className="text-field-help">
          {help}
        </span>
      )}
    </div>
  )
}
