import type { ProblemCounts } from '../../core/problems/problemSource.ts'
import './Counts.css'
import { Icon } from './Icon.tsx'

/** "2 errors, 1 warning"; empty when there is nothing. */
export function countsInWords({ error, warning, info }: ProblemCounts, withInfo = false): string {
  const part = (count: number, word: string) => (count === 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}`])
  return [...part(error, 'error'), ...part(warning, 'warning'), ...(withInfo ? part(info, 'hint') : [])].join(', ')
}

/** Small counts with their icons. Read out in words by whoever holds them. */
export function Counts({ counts, pill = false }: { counts: ProblemCounts; pill?: boolean }) {
  return (
    <span className="counts" aria-hidden="true">
      {counts.error === 0 ? null : (
        <span className={pill ? 'count count-error count-pill' : 'count count-error'}>
          <Icon name="error" size={pill ? 12 : 14} />
          {counts.error}
        </span>
      )}
      {counts.warning === 0 ? null : (
        <span className={pill ? 'count count-warning count-pill' : 'count count-warning'}>
          <Icon name="warning" size={pill ? 12 : 14} />
          {counts.warning}
        </span>
      )}
    </span>
  )
}
