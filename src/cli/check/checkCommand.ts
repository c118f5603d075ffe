import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '../../companion/errorCode.ts'
import { decodeText } from '../../companion/files/text.ts'
import { walkYaml } from '../../companion/files/walk.ts'
import { HostError } from '../../core/repo/fileHost.ts'
import { fixCertain } from '../../core/problems/fixCertain.ts'
import { checkPipeline } from '../../core/problems/checkPipeline.ts'
import type { Problem, Severity } from '../../core/problems/problem.ts'
import { writeResult } from '../edit/writeResult.ts'
import { readBytes, STDIN } from '../readInput.ts'
import { FINE, REFUSED, WrongUse } from '../status.ts'
import { print, printNote } from '../terminal/output.ts'
import { Progress } from '../terminal/progress.ts'
import type { Format } from './report.ts'
import { makeReport } from './report.ts'
import { isAtLeast } from './severity.ts'

export interface CheckOptions {
  readonly format: Format
  readonly failOn: Severity
  /** Makes the fixes that are safe without a look, and reports what is left. */
  readonly fix?: boolean
}

/** Checks one file after the other; only counts are kept, so memory does not grow with their number. */
export async function checkCommand(
  paths: readonly string[],
  { format, failOn, fix = false }: CheckOptions,
): Promise<number> {
  for (const path of paths) await requireThere(path)
  if (fix && paths.includes(STDIN)) throw new WrongUse('--fix writes files; standard input is none.')
  const progress = new Progress('Checking', Progress.isShown() ? await countFiles(paths) : 0)
  const report = makeReport(format)
  const counts = { error: 0, warning: 0, info: 0 }
  let files = 0
  let filesWithProblems = 0
  let fails = false
  let fixed = 0

  await print(report.begin())
  for await (const { file, bytes } of readAhead(filesOf(paths))) {
    const checked = fix ? await fixFile(file, bytes) : { problems: await problemsOf(file, bytes), fixed: 0 }
    const { problems } = checked
    fixed += checked.fixed
    files += 1
    if (problems.length > 0) {
      filesWithProblems += 1
      for (const { severity } of problems) counts[severity] += 1
      fails ||= problems.some(({ severity }) => isAtLeast(severity, failOn))
      progress.clear()
      await print(report.file(file === STDIN ? '<stdin>' : file, problems))
    }
    progress.step(files)
  }
  progress.clear()
  if (fix) printNote(fixed === 0 ? 'Nothing to fix.' : `Fixed ${fixed} ${fixed === 1 ? 'problem' : 'problems'}.`)
  await print(report.end({ files, filesWithProblems, counts }))
  return fails ? REFUSED : FINE
}

/** Files that are read while one is checked: few, so that memory does not grow, but enough that none is waited for. */
const AHEAD = 4

interface Reading {
  readonly file: string
  readonly bytes: Promise<Uint8Array>
}

async function* readAhead(files: AsyncIterable<string>): AsyncGenerator<Reading> {
  const reading: Reading[] = []
  for await (const file of files) {
    const bytes = readBytes(file)
    // Whoever takes the file hears of it; until then nobody listens.
    bytes.catch(() => undefined)
    reading.push({ file, bytes })
    if (reading.length > AHEAD) yield reading.shift() as Reading
  }
  yield* reading
}

async function problemsOf(file: string, bytes: Promise<Uint8Array>): Promise<readonly Problem[]> {
  try {
    return checkPipeline(decodeText(await bytes, file), { file })
  } catch (error) {
    if (error instanceof HostError || error instanceof WrongUse) return [unreadable(error.message)]
    throw error
  }
}

/** A file that cannot be read, or changes meanwhile, is left as it is and told of. */
async function fixFile(
  file: string,
  bytes: Promise<Uint8Array>,
): Promise<{ readonly problems: readonly Problem[]; readonly fixed: number }> {
  const found = await problemsOf(file, bytes)
  if (!found.some(({ fixes }) => fixes.some(({ certain }) => certain))) return { problems: found, fixed: 0 }
  const before = decodeText(await bytes, file)
  const { text, count, problems } = fixCertain(before)
  const isWritten = (await writeResult(file, before, text, {})) === FINE
  return isWritten ? { problems, fixed: count } : { problems: found, fixed: 0 }
}

/** A file of a folder that cannot be read is told, and the others are checked all the same. */
function unreadable(message: string): Problem {
  return {
    rule: 'file/unreadable',
    severity: 'error',
    message,
    range: { start: 0, end: 0 },
    line: 1,
    column: 1,
    fixes: [],
  }
}

async function requireThere(path: string): Promise<void> {
  if (path === STDIN) return
  try {
    await stat(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR')
      throw new WrongUse(`There is no file or folder ${path}.`)
    throw error
  }
}

/** Named files whatever they are called, and the YAML files of named folders. */
async function* filesOf(paths: readonly string[]): AsyncGenerator<string> {
  for (const path of paths) {
    if (path === STDIN || !(await stat(path)).isDirectory()) yield path
    else for await (const found of walkYaml(path)) yield join(path, found)
  }
}

async function countFiles(paths: readonly string[]): Promise<number> {
  let count = 0
  for await (const _ of filesOf(paths)) count += 1
  return count
}
