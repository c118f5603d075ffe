/** One call in the chain behind `<+input>`: `.default(x)`. */
export interface InputCall {
  readonly method: string
  readonly argument: string
  /** Of the whole call with its dot, in code units of the text. */
  readonly start: number
  readonly end: number
}

const HEAD = /^\s*<\+input>/
/** The shortest argument that leaves a readable chain, as the official pattern reads it. */
const CALL = /\.(\w+)\((.*?)\)(?=\s*$|\.\w+\()/sy

/** The calls of a runtime input in order, those that nobody knows as well; `undefined` when the text is none as a whole. */
export function inputCalls(text: string): readonly InputCall[] | undefined {
  const head = HEAD.exec(text)
  if (!head) return undefined
  const calls: InputCall[] = []
  let at = head[0].length
  while (text.slice(at).trim() !== '') {
    CALL.lastIndex = at
    const [whole, method = '', argument = ''] = CALL.exec(text) ?? []
    if (whole === undefined) return undefined
    calls.push({ method, argument, start: at, end: at + whole.length })
    at += whole.length
  }
  return calls
}

/**
 * The text with one call's argument replaced, the call added, or (`undefined`) removed; every other letter stays. Gives
 * `undefined` when it cannot be written: the text is no runtime input, or the argument would be read as further calls.
 */
export function withInputCall(text: string, method: string, argument: string | undefined): string | undefined {
  const calls = inputCalls(text)
  if (!calls) return undefined
  const known = calls.find((call) => call.method === method)
  if (!known && argument === undefined) return text
  const { start, end } = known ?? placeOfNew(text, calls)
  const call = argument === undefined ? '' : `.${method}(${argument})`
  const changed = text.slice(0, start) + call + text.slice(end)
  const wanted = known
    ? calls.flatMap((each) => (each !== known ? [each] : argument === undefined ? [] : [{ method, argument }]))
    : calls.toSpliced(indexOfNew(calls), 0, { method, argument: argument ?? '', start, end })
  return saysTheSame(inputCalls(changed), wanted) ? changed : undefined
}

/** At the end, but before the mark that the value may be given while the pipeline runs. */
function indexOfNew(calls: readonly InputCall[]): number {
  return calls.at(-1)?.method === 'executionInput' ? calls.length - 1 : calls.length
}

function placeOfNew(text: string, calls: readonly InputCall[]): { readonly start: number; readonly end: number } {
  const before = calls[indexOfNew(calls)]
  const at = before?.start ?? text.trimEnd().length
  return { start: at, end: at }
}

type Said = Pick<InputCall, 'method' | 'argument'>

function saysTheSame(a: readonly Said[] | undefined, b: readonly Said[]): boolean {
  return (
    a?.length === b.length && a.every((call, at) => call.method === b[at]?.method && call.argument === b[at].argument)
  )
}
