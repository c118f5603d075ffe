import type { Review } from './useReviews.ts'

interface ReviewListProps {
  readonly reviews: readonly Review[]
  readonly shown: Review
  readonly chosen: ReadonlySet<string>
  readonly onShow: (path: string) => void
  readonly onChoose: (chosen: ReadonlySet<string>) => void
}

/** The changed files: which of them go along, how much changed in each, and which is looked at. */
export function ReviewList({ reviews, shown, chosen, onShow, onChoose }: ReviewListProps) {
  const toggle = (path: string) => {
    const next = new Set(chosen)
    if (!next.delete(path)) next.add(path)
    onChoose(next)
  }
  return (
    <ul className="export-files">
      {reviews.map((review) => {
        const { path } = review.file
        const { added, removed } = review.diff
        const folder = path.split('/').slice(0, -1).join('/')
        return (
          <li key={path} className={review === shown ? 'export-file export-file-shown' : 'export-file'}>
            <input
              type="checkbox"
              aria-label={`Include ${path}`}
              checked={chosen.has(path)}
              onChange={() => toggle(path)}
            />
            <button type="button" aria-current={review === shown || undefined} onClick={() => onShow(path)}>
              <b>{path.split('/').at(-1)}</b>
              {folder === '' ? null : <span>{folder}</span>}
            </button>
            <span className="export-counts">
              <span className="visually-hidden">
                {added} line{added === 1 ? '' : 's'} added, {removed} removed
              </span>
              <span aria-hidden="true">
                <span className="export-added">+{added}</span> <span className="export-removed">−{removed}</span>
              </span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
