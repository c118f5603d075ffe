import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { syntheticPipeline } from './synthetic.ts'

export interface ManyFiles {
  /** One after the other; each has as many files. */
  readonly folders: readonly string[]
  readonly paths: readonly string[]
  readonly bytes: number
  /** Whether real pipelines are among them. */
  readonly isReal: boolean
}

const FOLDERS = 10
/** One file in so many is a made-up one of up to 40 steps, so that there are large ones, too. */
const SYNTHETIC_EVERY = 10
const REAL = join(import.meta.dirname, '../../shared/corpus')
const OURS = ['../public/examples', '../e2e/fixtures'].map((folder) => join(import.meta.dirname, folder))

/** So many YAML files in a folder: real pipelines where they are, else our examples, no two with the same Ids. */
export function makeManyFiles(folder: string, count: number): ManyFiles {
  const isReal = existsSync(REAL)
  const texts = (isReal ? [REAL] : OURS).flatMap((from) =>
    readdirSync(from)
      .filter((name) => /\.ya?ml$/.test(name))
      .map((name) => readFileSync(join(from, name), 'utf8')),
  )
  const folders = Array.from({ length: FOLDERS }, (_, index) => join(folder, String(index)))
  for (const each of folders) mkdirSync(each)
  let bytes = 0
  const paths = Array.from({ length: count }, (_, index) => {
    const text = index % SYNTHETIC_EVERY === 0 ? syntheticPipeline(1 + (index % 41)) : texts[index % texts.length]
    const own = (text ?? '').replaceAll(/\bidentifier: (\w+)/g, `identifier: $1_${index}`)
    const path = join(folders[Math.floor((index * FOLDERS) / count)] ?? folder, `${index}.yaml`)
    writeFileSync(path, own)
    bytes += Buffer.byteLength(own)
    return path
  })
  return { folders, paths, bytes, isReal }
}
