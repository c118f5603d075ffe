import { useMemo, useState } from 'react'
import { useWorkspace } from '../state/workspace.ts'
import type { TreeRow } from './tree.ts'
import { filterPaths, rowsOf, treeOf } from './tree.ts'

/** With more files the folders are closed until somebody opens them. */
const MANY = 200

/** The rows of the tree under a filter, and the way to open and close a folder. */
export function useTreeRows(filter: string) {
  const { files, open, active } = useWorkspace()
  // What a person opened and closed, for each filter on its own.
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map())
  const paths = useMemo(() => [...new Set([...files.map(({ path }) => path), ...open.keys()])], [files, open])
  const found = useMemo(() => filterPaths(paths, filter), [paths, filter])
  const tree = useMemo(() => treeOf(found), [found])
  const opensAll = filter.trim() !== '' || paths.length <= MANY
  const rows = useMemo(() => {
    const leadsToActive = (path: string) => active?.startsWith(`${path}/`) ?? false
    return rowsOf(tree, (path) => toggled.get(keyOf(filter, path)) ?? (opensAll || leadsToActive(path)))
  }, [tree, filter, toggled, opensAll, active])
  const toggle = ({ path, kind }: TreeRow) =>
    setToggled((now) => new Map(now).set(keyOf(filter, path), kind === 'closedFolder'))
  return { rows, toggle, files: paths.length, found: found.length }
}

const keyOf = (filter: string, path: string) => `${filter}\n${path}`
