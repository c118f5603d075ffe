import type { ReactNode } from 'react'
import { useRef, useState } from 'react'
import { Icon } from '../ui/Icon.tsx'
import { YamlLine } from '../ui/YamlLine.tsx'
import type { Diff, Gap, LineRow, Side } from './diffRows.ts'
import { openedGap, sharedIndent } from './diffRows.ts'
import type { HunkTools } from './HunkRow.tsx'
import { HunkRow } from './HunkRow.tsx'
import './DiffView.css'

/** Rows drawn at most; more are told in a sentence. */
const MOST_ROWS = 2000
/** Folded lines that one press shows. */
const AT_ONCE = 200

export function DiffView({
  diff,
  sideBySide,
  before,
  after,
  placeOfLine,
  hunks,
}: {
  diff: Diff
  sideBySide: boolean
  /** Where a line of the text after the change stands: "Build image › build". */
  placeOfLine?: (line: number) => string
  before: string
  after: ReactNode
  /** What may be done with each run of changed lines; absent where they are only looked at. */
  hunks?: HunkTools
}) {
  const region = useRef<HTMLDivElement>(null)
  /** Lines shown of each gap. */
  const [opened, setOpened] = useState<{ readonly diff: Diff; readonly lines: ReadonlyMap<Gap, number> } | null>(null)
  const lines = opened?.diff === diff ? opened.lines : NONE_OPENED
  const open = (gap: Gap) => {
    setOpened({ diff, lines: new Map(lines).set(gap, (lines.get(gap) ?? 0) + AT_ONCE) })
    // The button may go with the last of its lines.
    region.current?.focus({ preventScroll: true })
  }
  const all = diff.rows.flatMap((row, at): readonly (LineRow | Folded)[] =>
    row.kind === 'gap' ? rowsOfGap(diff, row, lines.get(row) ?? 0, at === diff.rows.length - 1) : [row],
  )
  const rows = all.slice(0, MOST_ROWS)
  const indent = sharedIndent(rows.filter((row) => row.kind !== 'folded'))
  const columns = sideBySide
    ? rows
    : rows.flatMap((row): (LineRow | Folded)[] => (row.kind === 'folded' ? [row] : asOneColumn(row)))
  const shown = hunks ? columns.flatMap((row, at) => [...hunkStart(row, columns[at - 1]), row]) : columns
  return (
    <div ref={region} className="diff" tabIndex={0} role="region" aria-label="Changes">
      <table className={sideBySide ? 'diff-table' : 'diff-table diff-single'}>
        <colgroup>
          <col className="diff-numbers" />
          <col />
          {sideBySide ? <col className="diff-numbers" /> : null}
          {sideBySide ? <col /> : null}
        </colgroup>
        <thead>
          <tr>
            <th colSpan={2}>
              {sideBySide ? (
                before
              ) : (
                <span className="diff-head">
                  <span>{before}</span>
                  {after}
                </span>
              )}
            </th>
            {sideBySide ? <th colSpan={2}>{after}</th> : null}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) =>
            row.kind === 'hunk' ? (
              <HunkRow
                key={`hunk ${row.hunk}`}
                index={row.hunk}
                of={diff.hunks.length}
                place={placeOfLine?.((diff.hunks[row.hunk]?.after.from ?? 0) + 1) ?? ''}
                columns={sideBySide ? 4 : 2}
                tools={hunks}
              />
            ) : row.kind === 'folded' ? (
              <FoldedRow
                key={`folded ${row.gap.from.after}`}
                row={row}
                sideBySide={sideBySide}
                placeOfLine={placeOfLine}
                onOpen={() => open(row.gap)}
              />
            ) : (
              <Row
                key={keyOf(row)}
                row={row}
                indent={indent}
                sideBySide={sideBySide}
                isLeftOut={row.kind === 'changed' && (hunks?.leftOut?.has(row.hunk) ?? false)}
              />
            ),
          )}
        </tbody>
      </table>
      {all.length > rows.length ? <p className="diff-note">{all.length - rows.length} more rows.</p> : null}
    </div>
  )
}

const NONE_OPENED: ReadonlyMap<Gap, number> = new Map()

interface HunkStart {
  readonly kind: 'hunk'
  readonly hunk: number
}

/** A run of changed lines begins: what may be done with it stands above. */
function hunkStart(row: LineRow | Folded, before: LineRow | Folded | undefined): HunkStart[] {
  if (row.kind !== 'changed' || (before?.kind === 'changed' && before.hunk === row.hunk)) return []
  return [{ kind: 'hunk', hunk: row.hunk }]
}

interface Folded {
  readonly kind: 'folded'
  readonly gap: Gap
  readonly lines: number
}

/** A gap is opened from the change that follows it upwards; the last one, which none follows, downwards. */
function rowsOfGap(diff: Diff, gap: Gap, opened: number, isLast: boolean): (LineRow | Folded)[] {
  const shown = Math.min(opened, gap.lines)
  const lines = openedGap(diff, gap, isLast ? 0 : gap.lines - shown, isLast ? shown : gap.lines)
  if (shown === gap.lines) return lines
  const folded: Folded = { kind: 'folded', gap, lines: gap.lines - shown }
  return isLast ? [...lines, folded] : [folded, ...lines]
}

function FoldedRow({
  row: { gap, lines },
  sideBySide,
  placeOfLine,
  onOpen,
}: {
  row: Folded
  onOpen: () => void
  sideBySide: boolean
  placeOfLine: ((line: number) => string) | undefined
}) {
  const count = lines > AT_ONCE ? `${AT_ONCE} of ${lines}` : String(lines)
  return (
    <tr className="diff-gap">
      <td colSpan={sideBySide ? 4 : 2}>
        <button type="button" onClick={onOpen}>
          <Icon name="chevronRight" size={14} />
          Show {count} unchanged line{lines === 1 ? '' : 's'}
        </button>
        <span className="diff-place">{placeOfLine?.(gap.from.after + gap.lines)}</span>
      </td>
    </tr>
  )
}

function keyOf(row: LineRow): string {
  return `${row.before?.number ?? ''} ${row.after?.number ?? ''}`
}

/** In one column a changed line is a removed one and an added one. */
function asOneColumn(row: LineRow): LineRow[] {
  if (row.kind !== 'changed' || !row.before || !row.after) return [row]
  return [
    { ...row, after: null },
    { ...row, before: null },
  ]
}

interface RowProps {
  readonly row: LineRow
  readonly indent: number
  readonly sideBySide: boolean
  readonly isLeftOut: boolean
}

function Row({ row, indent, sideBySide, isLeftOut }: RowProps) {
  const className = isLeftOut ? 'diff-left-out' : undefined
  if (!sideBySide) {
    const side = row.after ?? row.before
    return (
      <tr className={className}>
        {side ? (
          <Cells side={side} kind={row.kind === 'same' ? 'same' : row.after ? 'added' : 'removed'} indent={indent} />
        ) : null}
      </tr>
    )
  }
  return (
    <tr className={className}>
      {row.before ? (
        <Cells side={row.before} kind={row.kind === 'same' ? 'same' : 'removed'} indent={indent} />
      ) : (
        <td colSpan={2} className="diff-none" aria-label="No line" />
      )}
      {row.after ? (
        <Cells side={row.after} kind={row.kind === 'same' ? 'same' : 'added'} indent={indent} />
      ) : (
        <td colSpan={2} className="diff-none" aria-label="No line" />
      )}
    </tr>
  )
}

const SIGNS = { same: ' ', added: '+', removed: '-' }

function Cells({ side, kind, indent }: { side: Side; kind: 'same' | 'added' | 'removed'; indent: number }) {
  return (
    <>
      <td className={`diff-number diff-${kind}`}>
        {side.number} {SIGNS[kind]}
      </td>
      <td className={`diff-text diff-${kind}`}>
        <YamlLine text={side.text.slice(indent)} marks={side.marks && withoutIndent(side.marks, indent)} />
      </td>
    </>
  )
}

function withoutIndent(marks: NonNullable<Side['marks']>, indent: number): NonNullable<Side['marks']> {
  let hidden = indent
  return marks.map((mark) => {
    const cut = Math.min(hidden, mark.text.length)
    hidden -= cut
    return { ...mark, text: mark.text.slice(cut) }
  })
}
