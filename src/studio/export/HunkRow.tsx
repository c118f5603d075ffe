import { Icon } from '../ui/Icon.tsx'

export interface HunkTools {
  /** Hunks that stay out of the commit; absent where nothing is committed. */
  readonly leftOut?: ReadonlySet<number>
  readonly onInclude?: (hunk: number, include: boolean) => void
  readonly onDiscard: (hunk: number) => void
}

interface HunkRowProps {
  readonly index: number
  readonly of: number
  /** Where the change stands: "Build image › build". */
  readonly place: string
  readonly columns: number
  readonly tools: HunkTools | undefined
}

/** Above a run of changed lines: whether it goes along, where it stands, and how to take it back. */
export function HunkRow({ index, of, place, columns, tools }: HunkRowProps) {
  const name = `Change ${index + 1} of ${of}`
  return (
    <tr className="diff-hunk">
      <td colSpan={columns}>
        <span className="diff-hunk-line">
          {tools?.leftOut ? (
            <label>
              <input
                type="checkbox"
                aria-label={`Include change ${index + 1} of ${of}`}
                checked={!tools.leftOut.has(index)}
                onChange={(event) => tools.onInclude?.(index, event.target.checked)}
              />
              {name}
            </label>
          ) : (
            name
          )}
          <span className="diff-place">{place}</span>
          <button type="button" aria-label={`Discard change ${index + 1}`} onClick={() => tools?.onDiscard(index)}>
            <Icon name="undo" size={12} /> Discard
          </button>
        </span>
      </td>
    </tr>
  )
}
