/** The files of a workspace by their folders, each in the order of their names. */
export interface Tree {
  readonly folders: readonly { readonly name: string; readonly inner: Tree }[]
  readonly files: readonly string[]
}

/** One line of the tree. */
export interface TreeRow {
  readonly path: string
  readonly name: string
  readonly depth: number
  readonly kind: 'file' | 'openFolder' | 'closedFolder'
  /** Its place among the rows of its folder, from 1, and how many they are. */
  readonly position: number
  readonly siblings: number
}

/** Far faster than `localeCompare`, which makes one for each comparison. */
const { compare } = new Intl.Collator()

export function treeOf(paths: readonly string[]): Tree {
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
  return inOrder(root)
}

/** Folders before files; what is in a closed folder costs nothing. */
export function rowsOf(tree: Tree, isOpen: (folder: string) => boolean): TreeRow[] {
  const rows: TreeRow[] = []
  const add = ({ folders, files }: Tree, prefix: string, depth: number) => {
    const siblings = folders.length + files.length
    for (const [index, { name, inner }] of folders.entries()) {
      const path = prefix + name
      const kind = isOpen(path) ? 'openFolder' : 'closedFolder'
      rows.push({ path, name, depth, kind, position: index + 1, siblings })
      if (kind === 'openFolder') add(inner, `${path}/`, depth + 1)
    }
    for (const [index, name] of files.entries()) {
      const position = folders.length + index + 1
      rows.push({ path: prefix + name, name, depth, kind: 'file', position, siblings })
    }
  }
  add(tree, '', 0)
  return rows
}

/** The paths that have every word of the filter, in any case of the letters. */
export function filterPaths(paths: readonly string[], filter: string): readonly string[] {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return paths
  return paths.filter((path) => {
    const all = path.toLowerCase()
    return words.every((word) => all.includes(word))
  })
}

interface Folder {
  readonly folders: Map<string, Folder>
  readonly files: string[]
}

function makeFolder(): Folder {
  return { folders: new Map(), files: [] }
}

function inOrder({ folders, files }: Folder): Tree {
  return {
    folders: [...folders].sort(([a], [b]) => compare(a, b)).map(([name, inner]) => ({ name, inner: inOrder(inner) })),
    files: files.sort(compare),
  }
}
