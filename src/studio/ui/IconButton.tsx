import type { ButtonHTMLAttributes, Ref } from 'react'
import './Button.css'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.tsx'
import { Tooltip } from './Tooltip.tsx'

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label'> {
  readonly icon: IconName
  /** Its name, and its tooltip unless `hint` says more. */
  readonly label: string
  readonly hint?: string | undefined
  readonly keys?: string | undefined
  readonly size?: 'normal' | 'small' | 'tiny' | undefined
  readonly pressed?: boolean | undefined
  readonly ref?: Ref<HTMLButtonElement> | undefined
}

/** A button that shows only a drawing. */
export function IconButton({
  icon,
  label,
  hint,
  keys,
  size = 'normal',
  pressed,
  disabled,
  className = '',
  onClick,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={hint ?? label} keys={keys}>
      <button
        type="button"
        className={`button button-icon button-${size} ${className}`}
        aria-label={label}
        aria-pressed={pressed}
        disabled={disabled}
        onClick={onClick}
        {...rest}
      >
        <Icon name={icon} size={size === 'tiny' ? 12 : size === 'small' ? 14 : 16} />
      </button>
    </Tooltip>
  )
}
