import { entryName } from '../../../core/commands/entryName.ts'
import type { Box } from '../../../core/layout/layout.ts'
import { TERMINAL } from '../../../core/layout/measures.ts'
import { linePath } from '../../../core/layout/path.ts'
import { cardMark } from './cardMark.ts'
import { laneMark } from './laneMark.ts'
import type { Mark, Picture } from './marks.ts'
import type { Subject } from './subject.ts'

const MARGIN = 24

/** The whole of what the canvas shows, at full size and whatever its view. */
export function drawPicture(subject: Subject): Picture {
  const { document, layout } = subject
  const frame = { x: -MARGIN, y: -MARGIN, width: layout.width + 2 * MARGIN, height: layout.height + 2 * MARGIN }
  const draw = (box: Box): Mark[] => {
    const entry = document.entry(box.key)
    if (!entry) return []
    return [box.kind === 'lane' ? laneMark(subject, entry, box) : cardMark(subject, entry, box)]
  }
  return {
    ...frame,
    title: entryName(document.outline()),
    marks: [
      { kind: 'rect', ...frame, radius: 0, fill: 'surface-canvas' },
      ...mainLine(subject),
      // A lane comes before those inside it; cards lie on all of them.
      ...layout.boxes.filter(({ kind }) => kind === 'lane').flatMap(draw),
      ...layout.boxes.filter(({ kind }) => kind !== 'lane').flatMap(draw),
    ],
  }
}

function mainLine({ layout }: Subject): Mark[] {
  const { lines, start, end } = layout
  const path = lines.filter(({ lane }) => lane === null).map((line) => linePath(line))
  const radius = TERMINAL / 2
  return [
    { kind: 'path', d: path.join(''), stroke: 'line-flow', strokeWidth: 1.5 },
    { kind: 'circle', ...start, radius, fill: 'surface-canvas', stroke: 'line-flow', strokeWidth: 1.5 },
    { kind: 'circle', ...end, radius, fill: 'line-flow', stroke: 'line-flow', strokeWidth: 1.5 },
  ]
}
