import type { IconName } from './icons.tsx'
import { ICONS } from './icons.tsx'

export type { IconName } from './icons.tsx'

/** A drawing. With a label it is read out; without, the text beside it says enough. */
export function Icon({ name, size = 16, label }: { name: IconName; size?: number; label?: string }) {
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
}
