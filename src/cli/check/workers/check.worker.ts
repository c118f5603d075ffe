import { parentPort, workerData } from 'node:worker_threads'
import type { CheckSettings } from '../checkFile.ts'
import { checkFile } from '../checkFile.ts'
import { startReading } from '../checkHere.ts'
import type { Answer } from './protocol.ts'
import { READY } from './protocol.ts'

/** Checks the files it is told of, in that order, and reads the next ones meanwhile. */
const settings = workerData as CheckSettings
const answer = (said: Answer) => parentPort?.postMessage(said)

let before: Promise<void> = Promise.resolve()
parentPort?.on('message', (file: string) => {
  const bytes = startReading(file)
  before = before.then(async () => answer(await checkFile(file, bytes, settings)))
})
answer(READY)
