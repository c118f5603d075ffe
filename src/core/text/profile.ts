/** How a text is written, for new text that should look like it. */
export interface TextProfile {
  /** The line end of most lines. */
  readonly eol: '\n' | '\r\n'
  /** The step by which most nested keys are indented, in columns, 1 to 9. */
  readonly indentStep: number
  /** Whether a list under a key stands deeper than the key. */
  readonly indentSeq: boolean
}

/** A look at this many characters tells enough. */
const SAMPLE = 40_000
const KEY_LINE = /^( *(?:- +)*)[^\s#-][^#]*?:(?:\s|$)/
const LIST_BELOW_KEY = /^( *)((?:- +)*)[^\s#][^#\n]*:[ \t]*(?:#.*)?\r?\n( *)- /gm

/**
 * The habits of a text, told from its head; those of an empty text are LF, two columns, lists indented. Each is looked for
 * when it is first asked for: most edits ask for none.
 */
export function profileOf(text: string): TextProfile {
  const head = text.slice(0, SAMPLE)
  let eol: TextProfile['eol'] | undefined
  let indentStep: number | undefined
  let indentSeq: boolean | undefined
  return {
    get eol() {
      return (eol ??= commonEol(head))
    },
    get indentStep() {
      return (indentStep ??= Math.min(9, commonStep(head)))
    },
    get indentSeq() {
      return (indentSeq ??= listsAreDeeper(head))
    },
  }
}

function commonEol(head: string): TextProfile['eol'] {
  const crlf = head.split('\r\n').length - 1
  const lf = head.split('\n').length - 1 - crlf
  return crlf > lf ? '\r\n' : '\n'
}

function listsAreDeeper(head: string): boolean {
  const listed = [...head.matchAll(LIST_BELOW_KEY)]
  const deeper = listed.filter(([, pad = '', dashes = '', list = '']) => list.length > pad.length + dashes.length)
  return deeper.length * 2 >= listed.length
}

function commonStep(head: string): number {
  const counts = new Map<number, number>()
  let previous = 0
  for (const line of head.split(/\r\n|\r|\n/)) {
    const [, lead] = KEY_LINE.exec(line) ?? []
    if (lead === undefined) continue
    // The column of the key: behind a dash it is the dash that is indented, so that says nothing about keys.
    const indent = lead.length
    const isItem = lead.includes('-')
    if (indent > previous && !isItem) counts.set(indent - previous, (counts.get(indent - previous) ?? 0) + 1)
    previous = indent
  }
  const [most = [2, 0]] = [...counts].toSorted(([, a], [, b]) => b - a)
  return most[0]
}
