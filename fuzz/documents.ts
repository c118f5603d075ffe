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
/** Larger texts are edited in windows by the open document; here they would only make the run slow. Characters. */
const MOST = 24_000

/** Real files where they lie beside the repository, else our own: those that an
 * independent parser reads as one document. Without anchors: the oracle resolves aliases, and an edit at an anchor is
 * rightly seen in all of them. */
export function readSources(): { readonly sources: readonly Source[]; readonly from: string } {
  const folders = existsSync(CORPUS) ? [CORPUS, FIXTURES] : [FIXTURES]
  const sources = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.ya?ml$/.test(name))
      .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
      .filter(
        ({ text }) =>
          text.length <= MOST && isReadable(text) && !text.startsWith('...') && !/(^|[\s[{,])[&*]\w/m.test(text),
      ),
  )
  return {
    sources,
    from: existsSync(CORPUS) ? 'the corpus and the fixtures' : 'the fixtures (no ../shared/corpus here)',
  }
}

export function isReadable(text: string): boolean {
  try {
    const value = load(text)
    return typeof value === 'object' && value !== null
  } catch {
    return false
  }
}

/** The shapes a text may come in. Block scalars may change with the indent: the value is read afterwards. */
export const VARIANTS: Readonly<Record<string, (text: string, random: Random) => string>> = {
  plain: (text) => text,
  crlf: (text) => text.replace(/\r?\n/g, '\r\n'),
  bom: (text) => `\uFEFF${text.replace(/^\uFEFF/, '')}`,
  wide: (text) =>
    text.replace(
      /^( *)((?:- )*)/gm,
      (_, indent: string, dashes: string) => indent + indent + dashes.replaceAll('- ', '-   '),
    ),
  comments: (text, random) => injectComments(text, random),
  open: (text) => text.replace(/[\r\n]+$/, ''),
}

/** Comment lines above keys and items, at their column, outside of block scalars. */
function injectComments(text: string, random: Random): string {
  let block = -1
  return text
    .split('\n')
    .flatMap((line, number) => {
      const indent = line.length - line.trimStart().length
      if (block >= 0 && (line.trim() === '' || indent > block)) return [line]
      block = /(^|\s)[|>][-+0-9]*\s*(#.*)?$/.test(line) ? indent : -1
      const isPlain = /^\s*(- )?[A-Za-z][\w.]*:(\s|$)/.test(line)
      return isPlain && random.next() < 0.15 ? [`${' '.repeat(indent)}# note ${number}`, line] : [line]
    })
    .join('\n')
}
