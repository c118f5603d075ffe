import { Switch as Radix } from 'radix-ui'
import './Switch.css'

export function Switch({
  id,
  label,
  describedBy,
  checked,
  disabled,
  onChange,
}: {
  id?: string
  label?: string
  describedBy?: string | undefined
  checked: boolean
  disabled?: boolean
  onChange: (checked: boolean) => void
}) {
  return (
    <Radix.Root
      id={id}
      className="switch"
      aria-label={label}
      aria-describedby={describedBy}
      checked={checked}
      disabled={disabled ?? false}
      onCheckedChange={onChange}
    >
      <Radix.Thumb className="switch-thumb" />
    </Radix.Root>
  )
}
