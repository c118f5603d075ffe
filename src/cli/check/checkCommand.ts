import type { Severity } from '../../core/problems/problem.ts'
import { STDIN } from '../readInput.ts'
import { FINE, REFUSED, WrongUse } from '../status.ts'
import { print, printNote } from '../terminal/output.ts'
import { Progress } from '../terminal/progress.ts'
import type { CheckSettings } from './checkFile.ts'
import { checkHere } from './checkHere.ts'
import { countFiles, filesOf, lookAhead, requireThere } from './files.ts'
import { REPORTS } from './report.ts'
import { isAtLeast, SEVERITIES } from './severity.ts'
import { checkInWorkers } from './workers/checkInWorkers.ts'

export interface CheckOptions extends Omit<CheckSettings, 'fix'>, Partial<Pick<CheckSettings, 'fix'>> {
  readonly failOn: Severity
  /** Threads that share the work. */
  readonly jobs: number
}

/** Prints the files' reports in the order of the files; only counts are kept, so memory does not grow with their number. */
export async function checkCommand(
  paths: readonly string[],
  worker: URL,
  { format, failOn, jobs, fix = false }: CheckOptions,
): Promise<number> {
  for (const path of paths) await requireThere(path)
  if (fix && paths.includes(STDIN)) throw new WrongUse('--fix writes files; standard input is none.')
  const progress = new Progress('Checking', Progress.isShown() ? await countFiles(paths) : 0)
  const report = REPORTS[format]
  const counts = { error: 0, warning: 0, info: 0 }
  let [files, filesWithProblems, fixed] = [0, 0, 0]

  await print(report.begin)
  for await (const checked of checkAll(paths, worker, { format, fix, jobs })) {
    files += 1
    fixed += checked.fixed
    for (const severity of SEVERITIES) counts[severity] += checked.counts[severity]
    if (checked.report !== '') {
      progress.clear()
      await print((filesWithProblems === 0 ? '' : report.between) + checked.report)
      filesWithProblems += 1
    }
    progress.step(files)
  }
  progress.clear()
  if (fix) printNote(fixed === 0 ? 'Nothing to fix.' : `Fixed ${fixed} ${fixed === 1 ? 'problem' : 'problems'}.`)
  await print(report.end({ files, filesWithProblems, counts }))
  return SEVERITIES.some((severity) => counts[severity] > 0 && isAtLeast(severity, failOn)) ? REFUSED : FINE
}

async function* checkAll(
  paths: readonly string[],
  program: URL,
  { jobs, ...settings }: CheckSettings & { jobs: number },
) {
  if (jobs === 1) return yield* checkHere(filesOf(paths), settings)
  const { isMuch, files } = await lookAhead(filesOf(paths))
  yield* isMuch ? checkInWorkers(files, settings, { program, jobs }) : checkHere(files, settings)
}
