import { Icon } from '../ui/Icon.tsx'
import type { IconName } from '../ui/icons.tsx'
import type { ChangeInWords, Part } from './changeInWords.ts'
import { sentenceOf } from './changeInWords.ts'
import type { Review } from './useReviews.ts'

const ICONS: Record<ChangeInWords['kind'], IconName> = {
  changed: 'edit',
  added: 'plus',
  removed: 'minus',
  moved: 'move',
}
/** Sentences shown; the diff has everything. */
const MOST = 100

/** What a person did, file by file, the shown one first. */
export function WordList({ reviews, shown }: { reviews: readonly Review[]; shown: Review }) {
  const others = reviews.filter((review) => review !== shown)
  const all = [shown, ...others].flatMap((review) => review.words.map((change) => ({ review, change })))
  return (
    <ul className="export-words" aria-label="What changed">
      {all.length === 0 ? (
        <li>{shown.diff.added + shown.diff.removed === 0 ? 'Nothing.' : 'Only comments and layout.'}</li>
      ) : null}
      {all.slice(0, MOST).map(({ review, change }) => (
        <li key={`${review.file.path} ${sentenceOf(change)}`}>
          <Icon name={ICONS[change.kind]} size={14} />
          <span>
            {review === shown || isWhole(review) ? null : `In ${review.file.path.split('/').at(-1)}, `}
            {change.parts.map(drawn)}
          </span>
        </li>
      ))}
      {all.length > MOST ? <li>{all.length - MOST} more.</li> : null}
    </ul>
  )
}

/** The sentence names the file itself. */
function isWhole({ file, base }: Review): boolean {
  return file.isDeleted || base.text === null
}

function drawn(part: Part, at: number) {
  if (typeof part === 'string') return part
  if ('name' in part) return <b key={at}>{part.name}</b>
  return (
    <span key={at} className="mono">
      {part.value}
    </span>
  )
}
