/**
 * Name and value pairs out of pasted `.env` text: `NAME=value`, `export NAME="a b"`, `NAME: value`, comments and blank
 * lines left out. `undefined` when the text is no such list, so that it is pasted as it is.
 * The common ground of dotenv files; a value is never expanded.
 */
export function readEnvText(text: string): readonly (readonly [name: string, value: string])[] | undefined {
  const pairs: [string, string][] = []
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue
    const match = PAIR.exec(line)
    if (!match?.groups) return undefined
    const { name = '', value = '' } = match.groups
    pairs.push([name, unquote(value.trim())])
  }
  return pairs.length === 0 ? undefined : pairs
}

const PAIR = /^\s*(?:export\s+)?(?<name>[A-Za-z_][\w.-]*)\s*(?:=|:\s)(?<value>.*)$/

function unquote(value: string): string {
  const quote = value.charAt(0)
  const end = quote === '"' || quote === "'" ? value.indexOf(quote, 1) : -1
  if (end > 0) {
    const inside = value.slice(1, end)
    return quote === '"' ? inside.replaceAll('\\n', '\n') : inside
  }
  return value.replace(/\s+#.*$/, '')
}
