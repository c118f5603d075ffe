import { applyPatch } from '../../core/patch/applyPatch.ts'
import { explainRefusal } from '../../core/patch/explainRefusal.ts'
import type { Operation } from '../../core/patch/operation.ts'
import { readText, STDIN } from '../readInput.ts'
import { REFUSED, WrongUse } from '../status.ts'
import { printError } from '../terminal/output.ts'
import type { EditOptions } from './writeResult.ts'
import { writeResult } from './writeResult.ts'

export async function patchCommand(file: string, patchFile: string, options: EditOptions): Promise<number> {
  if (file === STDIN && patchFile === STDIN) throw new WrongUse('Only one of FILE and PATCH can be standard input.')
  const patch = parsePatch(await readText(patchFile), patchFile)
  const text = await readText(file)
  const result = applyPatch(text, patch)
  if (!result.ok) return printError(explainRefusal(result.refusal), REFUSED)
  return writeResult(file, text, result.text, options)
}

/** The engine looks at each operation itself and refuses what is none. */
function parsePatch(text: string, file: string): readonly Operation[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw new WrongUse(`${file} is not JSON: ${error.message}`)
    throw error
  }
  if (!Array.isArray(value)) throw new WrongUse(`${file} is not a JSON Patch: it must be an array of operations.`)
  return value as Operation[]
}
