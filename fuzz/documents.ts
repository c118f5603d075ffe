import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import type { Random } from './random.ts'

export interface Source {
  readonly name: string
  readonly text: string
}

const ROOT = new URL('..', import.meta.url).pathname
const CORPUS = join(ROOT, '..', 'shared', 'corpus')
const FIXTURES = join(ROOT, 'e2e', 'fixtures')
/** Of longer texts mostly a piece is taken, as the open document does: a run of many edits stays fast. Characters. */
const LONG = 6000
/** An anchored scalar: the oracle shares collections between an anchor and its aliases, as JavaScript does, but not scalars. */
const ANCHORED_SCALAR = /(?:^|[\s[{,])&[^\s,[\]{}]+[ \t]+[^\s#[{]/m

/** Real files where they lie beside the repository, and our own: those that js-yaml reads as one document. */
export function readSources(): { readonly sources: readonly Source[]; readonly from: string } {
  const hasCorpus = existsSync(CORPUS)
  const sources = (hasCorpus ? [CORPUS, FIXTURES] : [FIXTURES]).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.ya?ml$/.test(name))
      // The shapes bring line ends of their own.
      .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n') }))
      .filter(({ text }) => isReadable(text) && !text.startsWith('...') && !ANCHORED_SCALAR.test(text)),
  )
  return {
    sources,
    from: hasCorpus ? 'the corpus and the fixtures' : 'the fixtures (no ../shared/corpus here)',
  }
}

export function isReadable(text: string): boolean {
  try {
    const value = load(text)
    return typeof value === 'object' && value !== null
  } catch {
    // js-yaml says by an exception that it cannot read a text.
    return false
  }
}

/** A text, or of a long one a run of list items with their indent: a document of its own, as a window of a file is. */
export function pieceOf(text: string, random: Random): string {
  if (text.length <= LONG || random.next() < 0.1) return text
  const lines = text.split('\n')
  const dashes = lines.flatMap((line, at) => (/^ *- /.test(line) ? [at] : []))
  for (let attempt = 0; attempt < 8 && dashes.length > 0; attempt += 1) {
    const from = random.pick(dashes)
    const column = indentOf(lines[from] ?? '')
    const length = lines.slice(from).findIndex((line, at) => at > 0 && line.trim() !== '' && indentOf(line) < column)
    const piece = `${lines.slice(from, length < 0 ? undefined : from + length).join('\n')}\n`
    if (piece.length > 150 && piece.length < LONG * 2 && isReadable(piece)) return piece
  }
  return text
}

export function indentOf(line: string): number {
  return line.length - line.trimStart().length
}
