/** One line of the tree. */
export interface TreeRow {
  readonly path: string
  readonly name: string
  readonly depth: number
  readonly folder: boolean
}

/** Folders before files, both by name; closed folders hide what is in them. */
export function treeRows(paths: readonly string[], closed: ReadonlySet<string>): TreeRow[] {
  const root = makeFolder()
  for (const path of paths) {
    const parts = path.split('/')
    let folder = root
    for (const part of parts.slice(0, -1)) {
      const next = folder.folders.get(part) ?? makeFolder()
      folder.folders.set(part, next)
      folder = next
    }
    folder.files.push(parts.at(-1) ?? path)
  }
  return rowsOf(root, '', 0, closed)
}

interface Folder {
  readonly folders: Map<string, Folder>
  readonly files: string[]
}

function makeFolder(): Folder {
  return { folders: new Map(), files: [] }
}

function rowsOf(folder: Folder, prefix: string, depth: number, closed: ReadonlySet<string>): TreeRow[] {
  const folders = [...folder.folders.entries()].toSorted(([a], [b]) => a.localeCompare(b))
  return [
    ...folders.flatMap(([name, inner]) => {
      const path = prefix + name
      const row = { path, name, depth, folder: true }
      return closed.has(path) ? [row] : [row, ...rowsOf(inner, `${path}/`, depth + 1, closed)]
    }),
    ...folder.files
      .toSorted((a, b) => a.localeCompare(b))
      .map((name) => ({ path: prefix + name, name, depth, folder: false })),
  ]
}
