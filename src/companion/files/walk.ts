import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '../errorCode.ts'

const SKIPPED_FOLDERS = new Set(['.git', 'node_modules'])
const YAML_NAME = /\.ya?ml$/i

/** Whether a folder's files are none of ours: the object store of git, installed packages. */
export function isSkippedFolder(name: string): boolean {
  return SKIPPED_FOLDERS.has(name)
}

export function isYamlName(name: string): boolean {
  return YAML_NAME.test(name)
}

/**
 * The YAML files under a folder, as paths from it with `/`, in reading order: by name, files before folders.
 * Links to folders are not followed, so there are no circles. A folder that may not be read is left out.
 */
export async function* walkYaml(folder: string, prefix = ''): AsyncGenerator<string> {
  const entries = await entriesOf(folder)
  for (const entry of entries) {
    if (!entry.isDirectory() && isYamlName(entry.name)) yield prefix + entry.name
  }
  for (const entry of entries) {
    if (entry.isDirectory() && !isSkippedFolder(entry.name)) {
      yield* walkYaml(join(folder, entry.name), `${prefix}${entry.name}/`)
    }
  }
}

async function entriesOf(folder: string) {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    // Gone since its parent was read, or not ours to look into.
    if (['ENOENT', 'EACCES', 'EPERM', 'ENOTDIR'].includes(codeOf(error) ?? '')) return []
    throw error
  }
}
