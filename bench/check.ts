import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAllDocuments } from 'yaml'
import type * as Core from '../src/core/index.ts'

export interface CheckFigures {
  readonly files: number
  readonly megabytes: number
  /** Megabytes of YAML that are checked in a second, on one core. */
  readonly perSecond: number
  /** How many times faster that is than only parsing the same texts with `yaml`. */
  readonly ratio: number
}

const FOLDERS = ['../e2e/fixtures', '../../shared/corpus']
/** Every file so many times: the compiler has then seen them, as in a large folder. */
const ROUNDS = 8
const SLOWER_ROUNDS = 2

/** All rules over our fixtures and, where they are, the real pipelines; with the library as it is built. */
export async function measureCheck(): Promise<CheckFigures> {
  const built = new URL('../dist/core.js', import.meta.url).href
  const { checkPipeline } = (await import(built)) as typeof Core
  const texts = FOLDERS.map((folder) => join(import.meta.dirname, folder)).flatMap((folder) =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => /\.ya?ml$/.test(name))
          .map((name) => readFileSync(join(folder, name), 'utf8'))
      : [],
  )
  const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6
  const rate = (rounds: number, run: (text: string) => unknown) => {
    for (const text of texts) run(text)
    const start = performance.now()
    for (let round = 0; round < rounds; round += 1) for (const text of texts) run(text)
    return (megabytes * rounds * 1000) / (performance.now() - start)
  }
  const perSecond = rate(ROUNDS, (text) => checkPipeline(text))
  const parseOnly = rate(SLOWER_ROUNDS, (text) => parseAllDocuments(text, { logLevel: 'silent' }))
  return { files: texts.length, megabytes, perSecond, ratio: perSecond / parseOnly }
}
