/**
 * A script that ended with a line end goes on doing so, however it was typed: else the `|` above it would become `|-`, a
 * changed line that nobody asked for.
 */
export function withLastLineEnd(typed: string, before: string): string {
  return before.endsWith('\n') && typed !== '' && !typed.endsWith('\n') ? `${typed}\n` : typed
}
