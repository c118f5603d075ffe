/** Reads an answer of one JSON value a line, as the lines come. Rejects when the connection breaks, or `onLine` throws. */
export async function readLines({ body }: Response, onLine: (line: unknown) => void): Promise<void> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    const lines = (rest + part.value).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) onLine(JSON.parse(line))
  }
}
