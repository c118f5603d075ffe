import { decodeText } from '../../companion/files/text.ts'
import { checkPipeline } from '../../core/problems/checkPipeline.ts'
import { fixCertain } from '../../core/problems/fixCertain.ts'
import type { Problem } from '../../core/problems/problem.ts'
import { HostError } from '../../core/repo/fileHost.ts'
import { writeResult } from '../edit/writeResult.ts'
import { STDIN } from '../readInput.ts'
import { FINE, WrongUse } from '../status.ts'
import type { Counts, Format } from './report.ts'
import { REPORTS } from './report.ts'
import { fileProblem } from './rules.ts'

export interface CheckSettings {
  readonly format: Format
  /** Makes the fixes that are safe without a look, and reports what is left. */
  readonly fix: boolean
}

/** All that is kept of a file, and what a worker sends of it. */
export interface Checked {
  /** The file's part of the report; empty without problems. */
  readonly report: string
  readonly counts: Counts
  /** How many problems were fixed. */
  readonly fixed: number
}

/** Never rejects: a file that cannot be read or checked is told of, and the others are checked all the same. */
export async function checkFile(file: string, bytes: Promise<Uint8Array>, settings: CheckSettings): Promise<Checked> {
  try {
    const text = decodeText(await bytes, file)
    const problems = checkPipeline(text, { file })
    const isFixable = settings.fix && problems.some(({ fixes }) => fixes.some(({ certain }) => certain))
    return isFixable ? await fixFile(file, text, problems, settings) : told(file, text, problems, settings)
  } catch (error) {
    if (error instanceof HostError || error instanceof WrongUse)
      return told(file, '', [fileProblem('file/unreadable', error.message)], settings)
    return notChecked(file, error instanceof Error ? error.message : String(error), settings)
  }
}

/** What is told of a file when the program broke off in it. */
export function notChecked(file: string, reason: string, settings: CheckSettings): Checked {
  return told(file, '', [fileProblem('file/not-checked', `${file} was not checked: ${reason}`)], settings)
}

/** A file that changes meanwhile is left as it is, with the problems that were found. */
async function fixFile(
  file: string,
  before: string,
  found: readonly Problem[],
  settings: CheckSettings,
): Promise<Checked> {
  const { text, count, problems } = fixCertain(before)
  const isWritten = (await writeResult(file, before, text, {})) === FINE
  return isWritten ? told(file, text, problems, settings, count) : told(file, before, found, settings)
}

function told(file: string, text: string, problems: readonly Problem[], { format }: CheckSettings, fixed = 0): Checked {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { severity } of problems) counts[severity] += 1
  const name = file === STDIN ? '<stdin>' : file
  return { report: problems.length === 0 ? '' : REPORTS[format].file(name, text, problems), counts, fixed }
}
