import { useId } from 'react'
import './TextField.css'

/** A labelled line of text, for dialogs. Fields of the document have their own, with drafts. */
export function TextField({
  label,
  value,
  mono = false,
  secret = false,
  help,
  onChange,
}: {
  label: string
  value: string
  mono?: boolean
  /** Shown as dots, and kept by no browser. */
  secret?: boolean
  help?: string
  onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <div className="text-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={secret ? 'password' : 'text'}
        className={mono ? 'mono' : ''}
        value={value}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        onChange={(event) => onChange(event.target.value)}
        spellCheck={false}
        autoComplete={secret ? 'new-password' : 'off'}
      />
      {help === undefined ? null : (
        <span id={`${id}-help`} className="text-field-help">
          {help}
        </span>
      )}
    </div>
  )
}
