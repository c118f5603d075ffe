import './Select.css'
import { Icon } from './Icon.tsx'

export interface SelectOption {
  readonly value: string
  readonly label: string
}

/** One of a few. The browser's own list: it works with every keyboard, reader and zoom. `value` may be `""`: nothing chosen. */
export function Select({
  id,
  label,
  describedBy,
  value,
  placeholder,
  options,
  mono = false,
  disabled,
  onChange,
}: {
  id?: string
  label: string
  describedBy?: string | undefined
  value: string
  placeholder?: string
  options: readonly SelectOption[]
  mono?: boolean
  disabled?: boolean
  onChange: (value: string) => void
}) {
  return (
    <span className="select">
      <select
        id={id}
        className={mono ? 'select-control select-mono' : 'select-control'}
        aria-label={label}
        aria-describedby={describedBy}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value)}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="chevronDown" size={14} />
    </span>
  )
}
