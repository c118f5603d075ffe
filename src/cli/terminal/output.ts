import { styleText } from 'node:util'

type Style = Parameters<typeof styleText>[0]

/** Whether a stream shows colours: a terminal, and nobody asked for none (https://no-color.org). */
function hasColour(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb'
}

/** Styled for stdout, plain where it is not a terminal. */
export function styled(style: Style, text: string): string {
  return hasColour(process.stdout) ? styleText(style, text) : text
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
  const text = `pipeline-studio: ${sentence}`
  process.stderr.write(`${hasColour(process.stderr) ? styleText('red', text) : text}\n`)
  return status
}

/** What happened beside the result, on stderr. */
export function printNote(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}
