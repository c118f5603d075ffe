import { checkEdit, read } from './checkEdit.ts'
import { isReadable, readSources, VARIANTS } from './documents.ts'
import { randomOperation } from './operations.ts'
import { Random } from './random.ts'

export interface FuzzResult {
  readonly edits: number
  readonly from: string
  readonly files: number
  readonly wrong: readonly { readonly name: string; readonly why: string; readonly operation: string }[]
  readonly refused: ReadonlyMap<string, number>
}

/** So many edits one after another on one text before a fresh one is taken. */
const CHAIN = 6

/** Random edits on every source and shape in turn. */
export function fuzz(edits: number, seed: number, progress?: (done: number) => void): FuzzResult {
  const random = new Random(seed)
  const { sources, from } = readSources()
  const variants = Object.entries(VARIANTS)
  const wrong: { name: string; why: string; operation: string }[] = []
  const refused = new Map<string, number>()
  let done = 0
  for (let turn = 0; done < edits; turn += 1) {
    const source = sources[turn % sources.length]
    const [variant, shape] = random.pick(variants)
    if (!source) break
    const shaped = shape(source.text, random)
    let text = isReadable(shaped) ? shaped : source.text
    for (let step = 0; step < CHAIN && done < edits; step += 1) {
      const operation = randomOperation(read(text), random)
      const verdict = checkEdit(text, operation)
      done += 1
      if (verdict.kind === 'refused') refused.set(verdict.code, (refused.get(verdict.code) ?? 0) + 1)
      if (verdict.kind === 'wrong') {
        wrong.push({
          name: `${source.name} (${variant}), turn ${turn}`,
          why: verdict.why,
          operation: JSON.stringify(operation).slice(0, 200),
        })
        break
      }
      if (verdict.kind === 'right') text = verdict.text
    }
    progress?.(done)
  }
  return { edits: done, from, files: sources.length, wrong, refused }
}
