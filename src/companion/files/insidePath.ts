import { lstat, realpath } from 'node:fs/promises'
import { dirname, isAbsolute, join, sep } from 'node:path'
import { HostError } from '../../core/repo/fileHost.ts'
import { codeOf } from '../errorCode.ts'

const YAML_NAME = /\.ya?ml$/i
/** What Windows would read as a drive, a separator or, there, a stream. The same path shall mean the same everywhere. */
const FOREIGN = process.platform === 'win32' ? /[\\:]/ : /\\|^[A-Za-z]:/
/** `.`, `..` and what Windows shortens to them. */
const ONLY_DOTS = /^[. ]*$/
/** Characters that a Mac leaves out when it compares names, as git knows them. */
const UNSEEN = /[\u200C-\u200F\u202A-\u202E\u206A-\u206F\uFEFF]/g
/** `.git`, and what Windows takes for it: other names, dots or blanks at the end, streams. */
const GIT_FOLDER = /^(?:\.git|git~\d)[. ]*(?::.*)?$/i

/**
 * The real path of a YAML file inside `root`, which must itself be real. The file need not exist yet; its nearest
 * existing folder decides. Rejects with `HostError` for anything that is, or leads through a link to, another place.
 */
export async function insidePath(root: string, path: string): Promise<string> {
  const segments = path.split('/')
  if (path === '' || path.includes('\0') || isAbsolute(path) || FOREIGN.test(path)) throw refused(path)
  if (segments.some((segment) => ONLY_DOTS.test(segment))) throw refused(path)
  if (isGitFolder(segments)) throw refused(path)
  if (!YAML_NAME.test(path)) throw new HostError('forbidden', `${path} is not a YAML file (.yaml or .yml).`)

  const real = await realPathOf(join(root, ...segments))
  if (!real.startsWith(root.endsWith(sep) ? root : root + sep)) throw refused(path)
  const inside = real.slice(root.length).split(sep)
  if (isGitFolder(inside) || !YAML_NAME.test(real)) throw refused(path)
  return real
}

/** `realpath` that also answers for what does not exist yet: its nearest existing ancestor is resolved. */
async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ENOTDIR') throw error
  }
  // A link to nowhere is not a free name: writing through it would make its target.
  if (await exists(path)) throw refused(path)
  const parent = await realPathOf(dirname(path))
  return join(parent, path.slice(dirname(path).length))
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return false
    throw error
  }
}

function isGitFolder(segments: readonly string[]): boolean {
  return segments.some((segment) => GIT_FOLDER.test(segment.replace(UNSEEN, '')))
}

function refused(path: string): HostError {
  return new HostError('forbidden', `${path} is outside the served folder.`)
}
