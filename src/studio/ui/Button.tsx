import type { ButtonHTMLAttributes, Ref } from 'react'
import './Button.css'

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: 'plain' | 'edge' | 'primary' | 'fix' | undefined
  readonly size?: 'normal' | 'small' | undefined
  readonly ref?: Ref<HTMLButtonElement> | undefined
}

export function Button({ kind = 'plain', size = 'normal', className = '', ...rest }: ButtonProps) {
  return <button type="button" className={`button button-${kind} button-${size} ${className}`} {...rest} />
}
