import type { Diff, DiffRow, Side } from './diffRows.ts'
import { YamlLine } from '../ui/YamlLine.tsx'
import './DiffView.css'

/** Rows drawn at most; more are told in a sentence. */
const MOST_ROWS = 2000

export function DiffView({
  diff,
  sideBySide,
  before,
  after,
  placeOfLine,
}: {
  diff: Diff
  sideBySide: boolean
  /** Where a line of the text after the change stands: "Build image › build". */
  placeOfLine?: (line: number) => string
  before: string
  after: string
}) {
  if (diff.tooLarge)
    return <p className="diff-note">The file is too large to compare here. The change in words stands beside.</p>
  const rows = diff.rows.slice(0, MOST_ROWS)
  const shown = sideBySide ? rows : rows.flatMap(asOneColumn)
  return (
    <div className="diff" tabIndex={0} role="region" aria-label="Changes">
      <table className={sideBySide ? 'diff-table' : 'diff-table diff-single'}>
        <colgroup>
          <col className="diff-numbers" />
          <col />
          {sideBySide ? <col className="diff-numbers" /> : null}
          {sideBySide ? <col /> : null}
        </colgroup>
        <thead>
          <tr>
            <th colSpan={2}>{before}</th>
            {sideBySide ? <th colSpan={2}>{after}</th> : null}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row key={keyOf(row)} row={row} indent={diff.indent} sideBySide={sideBySide} placeOfLine={placeOfLine} />
          ))}
        </tbody>
      </table>
      {diff.rows.length > rows.length ? <p className="diff-note">{diff.rows.length - rows.length} more rows.</p> : null}
    </div>
  )
}

function keyOf(row: DiffRow): string {
  return row.kind === 'gap' ? `gap ${row.from}` : `${row.before?.number ?? ''} ${row.after?.number ?? ''}`
}

/** In one column a changed line is a removed one and an added one. */
function asOneColumn(row: DiffRow): DiffRow[] {
  if (row.kind !== 'changed' || !row.before || !row.after) return [row]
  return [
    { kind: 'changed', before: row.before, after: null },
    { kind: 'changed', before: null, after: row.after },
  ]
}

function Row({
  row,
  indent,
  sideBySide,
  placeOfLine,
}: {
  row: DiffRow
  indent: number
  sideBySide: boolean
  placeOfLine: ((line: number) => string) | undefined
}) {
  if (row.kind === 'gap') {
    return (
      <tr className="diff-gap">
        <td colSpan={sideBySide ? 4 : 2}>
          {row.lines} line{row.lines === 1 ? '' : 's'} unchanged{' '}
          <span className="diff-place">{placeOfLine?.(row.from + row.lines)}</span>
        </td>
      </tr>
    )
  }
  if (!sideBySide) {
    const side = row.after ?? row.before
    return (
      <tr>
        {side ? (
          <Cells side={side} kind={row.kind === 'same' ? 'same' : row.after ? 'added' : 'removed'} indent={indent} />
        ) : null}
      </tr>
    )
  }
  return (
    <tr>
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
