import { CARD } from '../../../core/layout/measures.ts'
import type { Box } from '../../../core/layout/layout.ts'
import { isService } from '../../../core/layout/layout.ts'
import type { Entry } from '../../../core/document/entry.ts'
import { entryName } from '../../../core/commands/entryName.ts'
import { badgesOf } from '../badges.ts'
import { cardName } from '../cardName.ts'
import { cardSubtitle, cardTrouble } from '../cardText.ts'
import { entryIcon } from '../stepIcon.ts'
import { countMarks } from './countMarks.ts'
import { iconMark } from './iconMark.ts'
import type { GroupMark, Mark } from './marks.ts'
import type { Subject } from './subject.ts'
import { textMark } from './text.ts'

/** Keep equal to `Card.css`. */
const TILE = { x: 10, y: 16, size: 32, radius: 6 } as const
const BODY = { x: 52, end: CARD.width - 10, name: 24, id: 42 } as const
const BADGE = { size: 16, icon: 12, gap: 3 } as const
const GAP = 6
const RADIUS = 8

/** A step, a service or a folded group, as on the canvas. */
export function cardMark(subject: Subject, entry: Entry, box: Box): GroupMark {
  const { document, countsOf, ruler } = subject
  const trouble = cardTrouble(document, entry, document.model(entry.key))
  const counts = countsOf(entry.key)
  const pills = countMarks(ruler, counts, { x: 0, y: 0 })
  const name = textMark(
    ruler,
    entryName(entry),
    { font: 'name', fill: trouble === undefined ? 'text' : 'text-tertiary', x: BODY.x, y: BODY.name },
    BODY.end - BODY.x - (pills.width === 0 ? 0 : pills.width + GAP),
  )
  return {
    kind: 'group',
    x: box.x,
    y: box.y,
    title: cardName(entry),
    marks: [
      ...frame(trouble !== undefined, counts.error > 0),
      ...tile(entry),
      name,
      { kind: 'group', x: BODY.end - pills.width, y: BODY.name, marks: pills.marks },
      ...(trouble === undefined
        ? secondLine(subject, entry)
        : [textMark(ruler, trouble, { font: 'fact', fill: 'error-text', x: BODY.x, y: BODY.id }, BODY.end - BODY.x)]),
    ],
  }
}

function frame(isStale: boolean, hasError: boolean): Mark[] {
  const rect = { kind: 'rect', x: 0.5, y: 0.5, width: CARD.width - 1, height: CARD.height - 1, radius: RADIUS } as const
  if (isStale) return [{ ...rect, fill: 'surface-lane', stroke: 'line-control', dash: 3 }]
  const shadow = { ...rect, y: 1.5, fill: 'line-strong', opacity: 0.4 } as const
  return [shadow, { ...rect, fill: 'surface-raised', stroke: hasError ? 'error' : 'line-strong' }]
}

function tile(entry: Entry): Mark[] {
  const { x, y, size, radius } = TILE
  const icon = (size - 16) / 2
  const [fill, ink] = isService(entry)
    ? (['service-soft', 'service-text'] as const)
    : (['surface-sunken', 'text-secondary'] as const)
  return [
    { kind: 'rect', x, y, width: size, height: size, radius, fill },
    iconMark(entryIcon(entry), 16, x + icon, y + icon, ink),
  ]
}

function secondLine({ document, ruler }: Subject, entry: Entry): Mark[] {
  const model = document.model(entry.key)
  const badges = badgesOf(model)
  const width = badges.length === 0 ? 0 : badges.length * (BADGE.size + BADGE.gap) - BADGE.gap
  const start = BODY.end - width
  const inset = (BADGE.size - BADGE.icon) / 2
  return [
    textMark(
      ruler,
      cardSubtitle(entry, model),
      { font: 'mono', fill: 'text-tertiary', x: BODY.x, y: BODY.id },
      start - BODY.x - GAP,
    ),
    ...badges.map(({ icon }, index) =>
      iconMark(
        icon,
        BADGE.icon,
        start + index * (BADGE.size + BADGE.gap) + inset,
        BODY.id - BADGE.icon / 2,
        'text-tertiary',
      ),
    ),
  ]
}
