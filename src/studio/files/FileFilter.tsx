import { Icon } from '../ui/Icon.tsx'

interface Props {
  readonly value: string
  readonly onChange: (filter: string) => void
  /** How many files there are, and how many the filter leaves. */
  readonly files: number
  readonly found: number
  /** Into the tree, and to the first file of it. */
  readonly onDown: () => void
  readonly onEnter: () => void
}

/** Narrows the tree to paths that have every word that is typed. Escape takes it back. */
export function FileFilter({ value, onChange, files, found, onDown, onEnter }: Props) {
  return (
    <div className="files-filter">
      <Icon name="search" size={14} />
      <input
        type="search"
        aria-label="Filter files"
        placeholder="Filter files"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value !== '') onChange('')
          else if (event.key === 'ArrowDown') onDown()
          else if (event.key === 'Enter') onEnter()
          else return
          event.preventDefault()
        }}
      />
      <span className="files-filter-count" aria-live="polite">
        {value.trim() === '' ? '' : `${found} of ${files}`}
      </span>
    </div>
  )
}
