import { memo } from 'react'
import type { IconName } from './icons.tsx'
import { ICONS } from './icons.tsx'

interface IconProps {
  readonly name: IconName
  readonly size?: number
  readonly label?: string
}

/** A drawing. With a label it is read out; without, the text beside it says enough. */
export const Icon = memo(function Icon({ name, size = 16, label }: IconProps) {
  return (
    <svg
      className="icon"
      viewBox="0 0 16 16"
      width={size}
      height={size}
      strokeWidth={size < 14 ? 1.75 : 1.5}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {ICONS[name]}
    </svg>
  )
})
