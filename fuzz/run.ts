import { checkEdit, read } from './checkEdit.ts'
import { isReadable, pieceOf, readSources } from './documents.ts'
import { randomOperation } from './operations.ts'
import { Random } from './random.ts'
import { shaped } from './variants.ts'

export interface WrongEdit {
  readonly name: string
  readonly why: string
  readonly operation: string
  /** Before and after, to shrink into a case. */
  readonly texts: readonly [string, string]
}

export interface FuzzResult {
  readonly edits: number
  readonly from: string
  readonly files: number
  readonly wrong: readonly WrongEdit[]
  readonly refused: ReadonlyMap<string, number>
}

/** So many edits one after another on one text before a fresh one is taken. */
const CHAIN = 8

/** Random edits on every source in turn, in random shapes. */
export function fuzz(edits: number, seed: number, progress?: (done: number) => void): FuzzResult {
  const random = new Random(seed)
  const { sources, from } = readSources()
  const wrong: WrongEdit[] = []
  const refused = new Map<string, number>()
  let done = 0
  for (let turn = 0; done < edits; turn += 1) {
    const source = sources[turn % sources.length]
    if (!source) break
    const piece = pieceOf(source.text, random)
    const shape = shaped(piece, random)
    let text = isReadable(shape.text) ? shape.text : piece
    let value = read(text)
    for (let step = 0; step < CHAIN && done < edits; step += 1) {
      const operation = randomOperation(value, random)
      const verdict = checkEdit(text, value, operation)
      done += 1
      if (verdict.kind === 'refused') refused.set(verdict.code, (refused.get(verdict.code) ?? 0) + 1)
      if (verdict.kind === 'wrong') {
        wrong.push({
          name: `${source.name} (${shape.name})`,
          why: verdict.why,
          operation: JSON.stringify(operation),
          texts: [text, verdict.text],
        })
        break
      }
      if (verdict.kind === 'right') ({ text, value } = verdict)
    }
    progress?.(done)
  }
  return { edits: done, from, files: Math.min(sources.length, done), wrong, refused }
}
