#!/usr/bin/env node
import { fileURLToPath } from 'node:url'
import { CommanderError } from 'commander'
import { HostError } from '../core/repo/fileHost.ts'
import { makeProgram } from './program.ts'
import { printError } from './terminal/output.ts'
import { WRONG_USE, WrongUse } from './status.ts'

const BUILT = {
  webRoot: fileURLToPath(new URL('web', import.meta.url)),
  checkWorker: new URL('checkWorker.js', import.meta.url),
}

/** The `pipeline-studio` program. Its exit status: 0 fine, 1 problems or refused, 2 wrong use. */
async function main(args: readonly string[]): Promise<number> {
  let status = 0
  const program = makeProgram(BUILT, (result) => {
    status = result
  })
  try {
    await program.parseAsync(args, { from: 'user' })
    return status
  } catch (error) {
    // Commander has printed help, version or what is wrong with the arguments.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USE
    if (error instanceof WrongUse) return printError(error.message, WRONG_USE)
    if (error instanceof HostError) return printError(error.message, 1)
    throw error
  }
}

process.exitCode = await main(process.argv.slice(2))
