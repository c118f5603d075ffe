import { IconButton } from '../ui/IconButton.tsx'
import type { Review } from './useReviews.ts'

interface ReviewListProps {
  readonly reviews: readonly Review[]
  readonly shown: Review
  readonly chosen: ReadonlySet<string>
  readonly onShow: (path: string) => void
  readonly onChoose: (chosen: ReadonlySet<string>) => void
  readonly onDiscard: (review: Review) => void
}

/** The changed files: which of them go along, how much changed in each, and which is looked at. */
export function ReviewList({ reviews, shown, chosen, onShow, onChoose, onDiscard }: ReviewListProps) {
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
        const state = stateOf(review)
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
              {folder === '' && state === '' ? null : <span>{[state, folder].filter(Boolean).join(' · ')}</span>}
            </button>
            {review.base.text === null ? null : (
              <IconButton
                size="tiny"
                className="export-discard"
                icon="undo"
                label={`Discard the changes of ${path}`}
                onClick={() => onDiscard(review)}
              />
            )}
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

function stateOf({ file, base }: Review): string {
  if (file.isDeleted) return 'Deleted'
  return base.text === null ? 'New' : ''
}
