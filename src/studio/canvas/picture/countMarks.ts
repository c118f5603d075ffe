import type { ProblemCounts } from '../../../core/problems/problemSource.ts'
import { iconMark } from './iconMark.ts'
import type { Mark } from './marks.ts'
import type { Ruler } from './text.ts'
import { textMark } from './text.ts'

const PILL = { height: 18, before: 4, icon: 12, gap: 3, after: 5 } as const
const BETWEEN = 6

const KINDS = [
  { severity: 'error', fill: 'error-soft', ink: 'error-text' },
  { severity: 'warning', fill: 'warning-soft', ink: 'warning-text' },
] as const

/** Problem counts as pills side by side from `x`, their middle at `y`. */
export function countMarks(
  ruler: Ruler,
  counts: ProblemCounts,
  at: { readonly x: number; readonly y: number },
): { readonly marks: readonly Mark[]; readonly width: number } {
  const marks: Mark[] = []
  let { x } = at
  for (const { severity, fill, ink } of KINDS) {
    if (counts[severity] === 0) continue
    const { height, before, icon, gap, after } = PILL
    const start = x + before + icon + gap
    const text = textMark(ruler, String(counts[severity]), { font: 'count', fill: ink, x: start, y: at.y })
    const width = start - x + text.width + after
    marks.push(
      { kind: 'rect', x, y: at.y - height / 2, width, height, radius: height / 2, fill },
      iconMark(severity, icon, x + before, at.y - icon / 2, ink),
      text,
    )
    x += width + BETWEEN
  }
  return { marks, width: Math.max(0, x - BETWEEN - at.x) }
}
