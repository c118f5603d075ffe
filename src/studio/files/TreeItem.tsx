import type { KeyboardEvent } from 'react'
import type { FileInfo } from '../../core/repo/fileHost.ts'
import { useIsEdited, useProblemCounts } from '../state/hooks.ts'
import type { OpenFile } from '../state/openFile.ts'
import { Counts, countsInWords } from '../ui/Counts.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useQuietChecks } from './quietChecks.ts'
import type { TreeRow } from './tree.ts'

/** Height of a row in px. Keep equal to .tree-row in FilesPanel.css. */
export const ROW_HEIGHT = 26

const ICONS = { file: 'file', openFolder: 'chevronDown', closedFolder: 'chevronRight' } as const

interface Props {
  readonly row: TreeRow
  /** Of all rows of the tree. */
  readonly index: number
  /** Of a file in sight: it is read for its problems. */
  readonly checked: FileInfo | undefined
  readonly file: OpenFile | undefined
  readonly active: boolean
  readonly tabStop: boolean
  readonly onFocus: () => void
  readonly onAct: () => void
  readonly onKey: (event: KeyboardEvent<HTMLLIElement>) => void
}

export function TreeItem({ row, index, checked, file, active, tabStop, onFocus, onAct, onKey }: Props) {
  const edited = useIsEdited(file ?? null)
  const ownCounts = useProblemCounts()
  const quiet = useQuietChecks(row.path, active ? undefined : checked)
  const counts = active ? ownCounts : (file?.problems.counts() ?? quiet)
  const words = counts ? countsInWords(counts) : ''
  return (
    <li
      role="treeitem"
      data-path={row.path}
      className={active ? 'tree-row tree-row-active' : 'tree-row'}
      style={{ top: index * ROW_HEIGHT, paddingLeft: 8 + row.depth * 14 }}
      aria-level={row.depth + 1}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-selected={active}
      {...(row.kind === 'file' ? {} : { 'aria-expanded': row.kind === 'openFolder' })}
      aria-label={[row.name, edited ? 'unsaved' : '', words].filter(Boolean).join(', ')}
      tabIndex={tabStop ? 0 : -1}
      title={row.path}
      onFocus={onFocus}
      onClick={onAct}
      onKeyDown={onKey}
    >
      <Icon name={ICONS[row.kind]} size={14} />
      <span className="tree-name">{row.name}</span>
      {counts && words !== '' ? <Counts counts={counts} /> : null}
      {edited ? <span className="tree-dot" /> : null}
    </li>
  )
}
