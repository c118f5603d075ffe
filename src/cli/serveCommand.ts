import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Companion, CompanionOptions } from '../companion/companion.ts'
import { startCompanion } from '../companion/companion.ts'
import type { ExampleWorkspace } from '../companion/examples.ts'
import { layOutExamples } from '../companion/examples.ts'
import { codeOf } from '../companion/errorCode.ts'
import { openBrowser } from './openBrowser.ts'
import { FINE, WrongUse } from './status.ts'
import { print } from './terminal/output.ts'

/** Serves the studio until it is told to stop. */
export async function serveCommand(
  webRoot: string,
  folder: string | undefined,
  { port, open }: { readonly port?: number; readonly open: boolean },
): Promise<number> {
  if (folder !== undefined) await requireFolder(folder)
  const example = folder === undefined ? await layOutExamples(join(webRoot, 'examples')) : undefined
  const served = example?.folder ?? folder ?? '.'
  const companion = await start({ folder: served, example: example !== undefined, webRoot, port })
  await print(`Pipeline Studio: ${companion.address}\n`)
  process.stderr.write(
    `Serving ${example ? `a copy of the examples in ${example.folder}` : folder}. Press Ctrl+C to stop.\n`,
  )
  if (!companion.onOwnPort) {
    process.stderr.write(
      'Another program has this folder’s own port, so unsaved work that a browser kept there is not found at this address.\n',
    )
  }
  if (open) await openBrowser(companion.address)
  await untilStopped()
  await stop(companion, example)
  return FINE
}

async function start(options: CompanionOptions): Promise<Companion> {
  try {
    return await startCompanion(options)
  } catch (error) {
    if (codeOf(error) === 'EADDRINUSE')
      throw new WrongUse(`Port ${options.port} is in use. Choose another, or 0 for any.`)
    if (codeOf(error) === 'EACCES')
      throw new WrongUse(`Port ${options.port} is not allowed for you. Choose one above 1023.`)
    throw error
  }
}

async function stop(companion: Companion, example: ExampleWorkspace | undefined): Promise<void> {
  await companion.close()
  if (example && !(await example.remove())) {
    process.stderr.write(`What you changed in the examples stays in ${example.folder}.\n`)
  }
}

async function requireFolder(folder: string): Promise<void> {
  try {
    if (!(await stat(folder)).isDirectory()) throw new WrongUse(`${folder} is a file. Name the folder it is in.`)
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') throw new WrongUse(`There is no folder ${folder}.`)
    if (codeOf(error) === 'EACCES') throw new WrongUse(`The folder ${folder} may not be read.`)
    throw error
  }
}

/** Ctrl+C, a closed terminal, or a service manager. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}
