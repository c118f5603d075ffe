import type { KeyboardEvent } from 'react'
import { useMemo, useState } from 'react'
import { isNarrow } from '../shell/narrow.ts'
import { useIsEdited, useProblemCounts } from '../state/hooks.ts'
import type { OpenFile } from '../state/openFile.ts'
import { useUi } from '../state/ui.ts'
import { useWorkspace } from '../state/workspace.ts'
import { Counts, countsInWords } from '../ui/Counts.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useQuietChecks } from './quietChecks.ts'
import { openPath } from './openFiles.ts'
import type { TreeRow } from './tree.ts'
import { treeRows } from './tree.ts'

/** A tree with one tab stop: arrows walk, Right and Left open and close folders, Enter opens. */
export function FileTree() {
  const { files, open, active } = useWorkspace()
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [focused, setFocused] = useState<string | null>(null)
  const rows = useMemo(
    () => treeRows([...new Set([...files.map(({ path }) => path), ...open.keys()])], closed),
    [files, open, closed],
  )
  const stop =
    rows.find(({ path }) => path === focused)?.path ?? rows.find(({ path }) => path === active)?.path ?? rows[0]?.path
  const toggle = (path: string, shut: boolean) =>
    setClosed((now) => new Set(shut ? [...now, path] : [...now].filter((each) => each !== path)))
  const act = (row: TreeRow) => {
    if (row.folder) return toggle(row.path, !closed.has(row.path))
    if (isNarrow()) useUi.setState({ filesShown: false })
    void openPath(row.path)
  }
  const onKey = (event: KeyboardEvent<HTMLLIElement>) => {
    const at = rows.findIndex(({ path }) => path === stop)
    const row = rows[at]
    if (!row) return
    const to = targetOf(event.key, rows, at, closed)
    if (event.key === 'Enter' || event.key === ' ') act(row)
    else if (event.key === 'ArrowRight' && row.folder && closed.has(row.path)) toggle(row.path, false)
    else if (event.key === 'ArrowLeft' && row.folder && !closed.has(row.path)) toggle(row.path, true)
    else if (to) {
      setFocused(to.path)
      event.currentTarget.parentElement?.querySelector<HTMLElement>(`[data-path="${CSS.escape(to.path)}"]`)?.focus()
    } else return
    event.preventDefault()
  }
  if (rows.length === 0) return <p className="files-none">Open or drop a YAML file.</p>
  return (
    <ul className="tree" role="tree" aria-label="YAML files">
      {rows.map((row) => (
        <Row
          key={row.path}
          row={row}
          file={open.get(row.path)}
          active={row.path === active}
          closed={closed.has(row.path)}
          tabStop={row.path === stop}
          onFocus={() => setFocused(row.path)}
          onAct={() => act(row)}
          onKey={onKey}
        />
      ))}
    </ul>
  )
}

function targetOf(key: string, rows: readonly TreeRow[], at: number, closed: ReadonlySet<string>): TreeRow | undefined {
  const row = rows[at]
  if (!row) return undefined
  switch (key) {
    case 'ArrowDown':
      return rows[at + 1]
    case 'ArrowUp':
      return rows[at - 1]
    case 'Home':
      return rows[0]
    case 'End':
      return rows.at(-1)
    case 'ArrowRight':
      return row.folder && !closed.has(row.path) ? rows[at + 1] : undefined
    case 'ArrowLeft':
      return rows.slice(0, at).findLast(({ depth, folder }) => folder && depth < row.depth)
    default:
      return undefined
  }
}

interface RowProps {
  readonly row: TreeRow
  readonly file: OpenFile | undefined
  readonly active: boolean
  readonly closed: boolean
  readonly tabStop: boolean
  readonly onFocus: () => void
  readonly onAct: () => void
  readonly onKey: (event: KeyboardEvent<HTMLLIElement>) => void
}

function Row({ row, file, active, closed, tabStop, onFocus, onAct, onKey }: RowProps) {
  const edited = useIsEdited(file ?? null)
  const ownCounts = useProblemCounts()
  const quiet = useQuietChecks(row.folder || active ? undefined : row.path)
  const counts = active ? ownCounts : (file?.problems.counts() ?? quiet)
  const words = counts ? countsInWords(counts) : ''
  return (
    <li
      role="treeitem"
      data-path={row.path}
      className={active ? 'tree-row tree-row-active' : 'tree-row'}
      style={{ paddingLeft: 8 + row.depth * 14 }}
      aria-level={row.depth + 1}
      aria-selected={active}
      {...(row.folder ? { 'aria-expanded': !closed } : {})}
      aria-label={[row.name, edited ? 'unsaved' : '', words].filter(Boolean).join(', ')}
      tabIndex={tabStop ? 0 : -1}
      title={row.path}
      onFocus={onFocus}
      onClick={onAct}
      onKeyDown={onKey}
    >
      <Icon name={row.folder ? (closed ? 'chevronRight' : 'chevronDown') : 'file'} size={14} />
      <span className="tree-name">{row.name}</span>
      {counts && words !== '' ? <Counts counts={counts} /> : null}
      {edited ? <span className="tree-dot" /> : null}
    </li>
  )
}
