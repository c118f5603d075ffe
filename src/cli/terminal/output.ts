import { isatty } from 'node:tty'
import { styleText } from 'node:util'

type Style = Parameters<typeof styleText>[0]

const STDOUT = 1
const STDERR = 2

/**
 * Whether a stream shows colours: a terminal, and nobody asked for none (https://no-color.org). Asked by number, since
 * the streams of a worker thread are none, wherever what it says is printed.
 */
function hasColour(stream: number): boolean {
  return isatty(stream) && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb'
}

function styledFor(stream: number, style: Style, text: string): string {
  return hasColour(stream) ? styleText(style, text, { validateStream: false }) : text
}

/** Styled for stdout, plain where it is not a terminal. */
export function styled(style: Style, text: string): string {
  return styledFor(STDOUT, style, text)
}

// `pipeline-studio check … | head` closes the pipe when it has seen enough: nothing is wrong then.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

/** Resolves when the stream can take more, so that long output does not gather in memory. */
export function print(text: string): Promise<void> {
  if (process.stdout.write(text)) return Promise.resolve()
  return new Promise((resolve) => process.stdout.once('drain', resolve))
}

/** For people, on stderr; hands the exit status back. */
export function printError(sentence: string, status: number): number {
  process.stderr.write(`${styledFor(STDERR, 'red', `pipeline-studio: ${sentence}`)}\n`)
  return status
}

/** What happened beside the result, on stderr. */
export function printNote(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}
