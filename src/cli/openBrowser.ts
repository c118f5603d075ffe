import { spawn } from 'node:child_process'

/** Opens an address in the person's browser, where there is a person: not in CI, and on Linux only with a display. */
export async function openBrowser(address: string): Promise<void> {
  const command = openerOf(process.platform, process.env)
  if (!command) return
  const [program, ...args] = command
  const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true, windowsHide: true })
  // Without an opener the printed address is there to be clicked.
  child.on('error', () => {})
  child.unref()
}

/** The program that opens addresses, with its first arguments; `undefined` where none should be opened. */
export function openerOf(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): readonly [string, ...string[]] | undefined {
  if (env['CI']) return undefined
  if (platform === 'darwin') return ['open']
  // `start` is a word of cmd.exe; explorer takes an address as it is.
  if (platform === 'win32') return ['explorer.exe']
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open'] : undefined
}
