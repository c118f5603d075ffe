import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { toJsonSchema } from '../src/core/schema/index.ts'
import { hasOracle, officialSchema } from '../src/core/schema/oracle/official.ts'
import { makeManyFiles } from './manyFiles.ts'
import type { Sampled } from './otherCheckers.ts'
import { timeAjv, timeLanguageServer } from './otherCheckers.ts'
import type { Run } from './program.ts'
import { runProgram } from './program.ts'

export interface CheckFilesFigures {
  readonly files: number
  readonly megabytes: number
  readonly isReal: boolean
  readonly jobs: number
  /** With all cores, for a tenth, a half and all of the files. */
  readonly runs: readonly (Run & { readonly files: number })[]
  readonly oneJob: Run
  /** How many times faster all cores are than one. */
  readonly byJobs: number
  /** Memory for all files to that for half of them: a thread's heap has its size by then. */
  readonly memory: number
  /** Of Harness, or where that is not at hand, ours. */
  readonly schema: 'official' | 'own'
  /** How many times faster all cores are than the others, by the byte. */
  readonly byAjv: number
  /** The same by the processor time of one job, which says what it would be if nothing else ran. */
  readonly byAjvInWork: number
  readonly byLanguageServer: number
}

/** One in so many files, from everywhere, for what would take minutes. */
const AJV_EVERY = 10
const SERVER_EVERY = 100

/** The built program over many files, and others over the same. */
export async function measureCheckFiles(count: number): Promise<CheckFilesFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'pipeline-studio-bench-'))
  try {
    const { folders, paths, bytes, isReal } = makeManyFiles(folder, count)
    const check = async (share: number, ...more: string[]) => {
      const some = folders.slice(0, folders.length * share)
      return { files: count * share, ...(await runProgram(['check', '--format', 'json', ...more, ...some])) }
    }
    const tenth = await check(0.1)
    const half = await check(0.5)
    const all = await check(1)
    const oneJob = await check(1, '--jobs', '1')
    const schema = hasOracle ? officialSchema() : toJsonSchema()
    const sample = (every: number) => paths.filter((_, index) => index % every === Math.floor(index / every) % every)
    const scaled = (time: number, sampled: Sampled) => (time * bytes) / sampled.bytes
    const ajv = timeAjv(schema, sample(AJV_EVERY))
    const server = await timeLanguageServer(schema, sample(SERVER_EVERY))
    return {
      files: count,
      megabytes: bytes / 1e6,
      isReal,
      jobs: Math.min(availableParallelism(), 8),
      runs: [tenth, half, all],
      oneJob,
      byJobs: oneJob.seconds / all.seconds,
      memory: all.peak / half.peak,
      schema: hasOracle ? 'official' : 'own',
      byAjv: scaled(ajv.seconds, ajv) / all.seconds,
      byAjvInWork: scaled(ajv.work, ajv) / oneJob.work,
      byLanguageServer: scaled(server.seconds, server) / all.seconds,
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
