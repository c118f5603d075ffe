import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
/** Milliseconds a start may take on a busy machine. */
const PATIENCE = 30_000

/** The built program serving a folder, or its examples. */
export interface Program {
  /** As printed, with the token in its fragment. */
  readonly address: string
  stop(): Promise<void>
  /** Ends it at once, wherever it is. */
  kill(): Promise<void>
}

export async function startProgram(folder?: string, { port = '0' }: { port?: string } = {}): Promise<Program> {
  const args = [CLI, ...(folder === undefined ? [] : [folder]), '--no-open', '--port', port]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const address = await new Promise<string>((resolve, reject) => {
    let output = ''
    const timer = setTimeout(() => reject(new Error(`The program did not start: ${output}`)), PATIENCE)
    child.stderr.on('data', (text: Buffer) => (output += text.toString()))
    child.stdout.on('data', (text: Buffer) => {
      output += text.toString()
      const found = /^Pipeline Studio: (\S+)$/m.exec(output)
      if (!found?.[1]) return
      clearTimeout(timer)
      resolve(found[1])
    })
    child.once('close', () => reject(new Error(`The program ended at once: ${output}`)))
  })
  return {
    address,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
