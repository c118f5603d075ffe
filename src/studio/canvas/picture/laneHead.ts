import { entryName } from '../../../core/commands/entryName.ts'
import type { Entry } from '../../../core/document/entry.ts'
import type { Box } from '../../../core/layout/layout.ts'
import { LANE } from '../../../core/layout/measures.ts'
import type { LaneFacts } from '../laneFacts.ts'
import { countMarks } from './countMarks.ts'
import { iconMark } from './iconMark.ts'
import type { Mark } from './marks.ts'
import type { Subject } from './subject.ts'
import { textMark } from './text.ts'

/** Keep equal to `Lane.css`. */
const HEAD = { before: 12, after: 12, gap: 8, icon: 16, middle: (LANE.header - 1) / 2 } as const
const CHIP = { height: 22, padding: 7, icon: 12, gap: 5, radius: 4 } as const

/** The header of a lane, from both ends to the middle: what has no room there is left out, the name is shortened last. */
export function laneHead({ ruler, countsOf }: Subject, entry: Entry, lane: Box, facts: LaneFacts): Mark[] {
  const y = HEAD.middle
  const counts = textMark(ruler, facts.counts, { font: 'fact', fill: 'text-tertiary', x: 0, y })
  const end = lane.width - HEAD.after - counts.width
  const marks: Mark[] = [
    iconMark('stepGroup', HEAD.icon, HEAD.before, y - HEAD.icon / 2, 'text'),
    { ...counts, x: end },
  ]
  let x = HEAD.before + HEAD.icon + HEAD.gap
  const name = textMark(ruler, entryName(entry), { font: 'title', fill: 'text', x, y }, end - HEAD.gap - x)
  marks.push(name)
  x += name.width + HEAD.gap
  const add = (width: number, made: readonly Mark[]) => {
    if (width === 0 || x + width > end - HEAD.gap) return
    marks.push({ kind: 'group', x, y, marks: made })
    x += width + HEAD.gap
  }
  const where = textMark(ruler, facts.where, { font: 'fact', fill: 'text-tertiary', x: 0, y: 0 })
  const namespace = textMark(ruler, facts.namespace ?? '', {
    font: 'mono',
    fill: 'text-tertiary',
    x: where.width + 4,
    y: 0,
  })
  add(where.width + (namespace.width === 0 ? 0 : 4 + namespace.width), [where, namespace])
  for (const path of facts.sharedPaths) {
    const { padding, icon, gap, height, radius } = CHIP
    const text = textMark(ruler, path, { font: 'mono', fill: 'text', x: padding + icon + gap, y: 0 })
    const width = text.x + text.width + padding
    add(width, [
      { kind: 'rect', x: 0, y: -height / 2, width, height, radius, fill: 'surface-sunken' },
      iconMark('link', icon, padding, -icon / 2, 'text-tertiary'),
      text,
    ])
  }
  const pills = countMarks(ruler, countsOf(entry.key), { x: 0, y: 0 })
  add(pills.width, pills.marks)
  return marks
}
