import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { codeOf } from '../../companion/errorCode.ts'
import { walkYaml } from '../../companion/files/walk.ts'
import { STDIN } from '../readInput.ts'
import { WrongUse } from '../status.ts'

export async function requireThere(path: string): Promise<void> {
  if (path === STDIN) return
  try {
    await stat(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR')
      throw new WrongUse(`There is no file or folder ${path}.`)
    throw error
  }
}

/** Named files whatever they are called, and the YAML files of named folders; each once, in whatever ways it is named. */
export async function* filesOf(paths: readonly string[]): AsyncGenerator<string> {
  if (paths.length === 1) return yield* namedFiles(paths)
  const seen = new Set<string>()
  for await (const file of namedFiles(paths)) {
    const place = file === STDIN ? STDIN : resolve(file)
    if (!seen.has(place)) yield file
    seen.add(place)
  }
}

async function* namedFiles(paths: readonly string[]): AsyncGenerator<string> {
  for (const path of paths) {
    if (path === STDIN || !(await stat(path)).isDirectory()) yield path
    else for await (const found of walkYaml(path)) yield join(path, found)
  }
}

export async function countFiles(paths: readonly string[]): Promise<number> {
  let count = 0
  for await (const _ of filesOf(paths)) count += 1
  return count
}

/** Bytes of YAML; those below them are checked sooner than a second thread has started. */
const WORTH_SHARING = 1_000_000

/** Whether there is enough in several files to share the work, and all the files: those that were looked at come first. */
export async function lookAhead(
  files: AsyncGenerator<string>,
): Promise<{ readonly isMuch: boolean; readonly files: AsyncGenerator<string> }> {
  const seen: string[] = []
  let bytes = 0
  let next = await files.next()
  while (next.done !== true) {
    seen.push(next.value)
    bytes += await sizeOf(next.value)
    if (seen.length > 1 && bytes > WORTH_SHARING) return { isMuch: true, files: chain(seen, files) }
    next = await files.next()
  }
  return { isMuch: false, files: chain(seen, files) }
}

async function* chain(seen: readonly string[], files: AsyncGenerator<string>): AsyncGenerator<string> {
  yield* seen
  yield* files
}

/** Nothing for what cannot be asked: standard input, a file that has gone. */
async function sizeOf(file: string): Promise<number> {
  if (file === STDIN) return 0
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  )
}
