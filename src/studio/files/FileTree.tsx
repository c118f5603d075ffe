import type { KeyboardEvent } from 'react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { isNarrow } from '../shell/narrow.ts'
import { useUi } from '../state/ui.ts'
import { useWorkspace } from '../state/workspace.ts'
import type { Window } from '../ui/useWindow.ts'
import { useWindow } from '../ui/useWindow.ts'
import { FileFilter } from './FileFilter.tsx'
import { openPath } from './openFiles.ts'
import { ROW_HEIGHT, TreeItem } from './TreeItem.tsx'
import type { TreeRow } from './tree.ts'
import { Typeahead, targetOf } from './treeKeys.ts'
import { useTreeRows } from './useTreeRows.ts'

/** With fewer files there is nothing to filter. */
const WORTH_FILTERING = 20

/**
 * A tree with one tab stop: arrows walk, Right and Left open and close folders, letters go to names, Enter opens. Only
 * the rows in sight are drawn, and the tab stop wherever it is.
 */
export function FileTree() {
  const { files, open, active } = useWorkspace()
  const [filter, setFilter] = useState('')
  const [focused, setFocused] = useState<string | null>(null)
  const typeahead = useRef(new Typeahead())
  const tree = useRef<HTMLUListElement>(null)
  const infos = useMemo(() => new Map(files.map((file) => [file.path, file])), [files])
  const { rows, toggle, ...counts } = useTreeRows(filter)
  const { ref, drawn, inSight, show } = useWindow(rows.length, ROW_HEIGHT)
  const at = useMemo(() => new Map(rows.map(({ path }, index) => [path, index])), [rows])
  const stop = at.get(focused ?? '') ?? at.get(active ?? '') ?? 0
  useActiveInSight(active === null ? undefined : at.get(active), active, show)

  const focus = (row: TreeRow) => {
    flushSync(() => setFocused(row.path))
    show?.(at.get(row.path) ?? 0)
    tree.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(row.path)}"]`)?.focus({ preventScroll: true })
  }
  const act = (row: TreeRow) => {
    if (row.kind !== 'file') return toggle(row)
    if (isNarrow()) useUi.setState({ filesShown: false })
    void openPath(row.path)
  }
  const onKey = (event: KeyboardEvent<HTMLLIElement>) => {
    const row = rows[stop]
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return
    const to =
      event.key.length === 1 && event.key !== ' '
        ? typeahead.current.target(event.key, rows, stop)
        : targetOf(event.key, rows, stop)
    if (event.key === 'Enter' || event.key === ' ') act(row)
    else if (event.key === 'ArrowRight' && row.kind === 'closedFolder') toggle(row)
    else if (event.key === 'ArrowLeft' && row.kind === 'openFolder') toggle(row)
    else if (to) focus(to)
    else return
    event.preventDefault()
  }

  const indexes = drawnIndexes(drawn, rows.length === 0 ? undefined : stop)
  return (
    <>
      {counts.files > WORTH_FILTERING ? (
        <FileFilter
          value={filter}
          onChange={setFilter}
          {...counts}
          onDown={() => rows[stop] && focus(rows[stop])}
          onEnter={() => {
            const first = rows.find(({ kind }) => kind === 'file')
            if (first) act(first)
          }}
        />
      ) : null}
      {rows.length === 0 ? (
        <p className="files-none">{counts.files === 0 ? 'Open or drop a YAML file.' : 'No file is called that.'}</p>
      ) : (
        <div className="tree" ref={ref}>
          <ul role="tree" aria-label="YAML files" ref={tree} style={{ height: rows.length * ROW_HEIGHT }}>
            {indexes.map((index) => {
              const row = rows[index]
              return row ? (
                <TreeItem
                  key={row.path}
                  row={row}
                  index={index}
                  checked={index >= inSight.start && index < inSight.end ? infos.get(row.path) : undefined}
                  file={open.get(row.path)}
                  active={row.path === active}
                  tabStop={index === stop}
                  onFocus={() => setFocused(row.path)}
                  onAct={() => act(row)}
                  onKey={onKey}
                />
              ) : null
            })}
          </ul>
        </div>
      )}
    </>
  )
}

/** The rows of a window and one more, in their order: the focus must not be lost when its row is scrolled away. */
function drawnIndexes(
  { start, end }: { readonly start: number; readonly end: number },
  kept: number | undefined,
): number[] {
  const indexes = Array.from({ length: end - start }, (_, offset) => start + offset)
  if (kept === undefined || (kept >= start && kept < end)) return indexes
  return kept < start ? [kept, ...indexes] : [...indexes, kept]
}

/** The file that becomes active comes into sight; scrolling away from it later is a person's own wish. */
function useActiveInSight(index: number | undefined, active: string | null, show: Window['show']): void {
  const isThere = index !== undefined && show !== undefined
  useEffect(() => {
    if (isThere) show(index)
    // Neither rows that come and go above it nor a new `show` move the view.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [active, isThere])
}
