import type { ReactElement, SVGProps } from 'react'
import { Children, isValidElement } from 'react'
import type { IconName } from '../../ui/icons.tsx'
import { ICONS } from '../../ui/icons.tsx'
import type { Color, GroupMark, Mark, Shape } from './marks.ts'

/** The grid of an icon. Keep equal to the view box in `ui/Icon.tsx`. */
const GRID = 16

/** An icon of the interface as marks. */
export function iconMark(name: IconName, size: number, x: number, y: number, stroke: Color): GroupMark {
  const strokeWidth = size < 14 ? 1.75 : 1.5
  const parts = Children.toArray(ICONS[name].props.children).filter((part) => isValidElement<SvgProps>(part))
  const marks = parts.map(
    (part): Mark => ({ ...shapeOf(part), stroke, strokeWidth: Number(part.props.strokeWidth ?? strokeWidth) }),
  )
  return { kind: 'group', x, y, scale: size / GRID, marks }
}

type SvgProps = SVGProps<SVGElement>

function shapeOf({ type, props }: ReactElement<SvgProps>): Shape {
  if (type === 'circle') return { kind: 'circle', x: Number(props.cx), y: Number(props.cy), radius: Number(props.r) }
  if (type === 'rect')
    return {
      kind: 'rect',
      x: Number(props.x),
      y: Number(props.y),
      width: Number(props.width),
      height: Number(props.height),
      radius: Number(props.rx ?? 0),
    }
  return { kind: 'path', d: props.d ?? '' }
}
