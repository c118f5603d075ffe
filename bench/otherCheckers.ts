import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { LineCounter, parseDocument } from 'yaml'
import { LanguageServer } from '../src/cli/testLanguageServer.ts'

/** Seconds for a sample of the files. */
export interface Sampled {
  readonly seconds: number
  /** Processor time, in seconds; not known of another process. */
  readonly work: number
  readonly bytes: number
}

/** `yaml` and ajv: every error of every file with its line, as a checker made of both would say it. Compiling is not counted. */
export function timeAjv(schema: object, paths: readonly string[]): Sampled {
  const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema)
  return timed(paths, (text) => {
    const lines = new LineCounter()
    const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent' })
    if (document.errors.length > 0 || validate(document.toJS())) return
    for (const { instancePath } of validate.errors ?? []) {
      const node = document.getIn(instancePath.split('/').slice(1), true) as { range?: [number] } | undefined
      lines.linePos(node?.range?.[0] ?? 0)
    }
  })
}

/** The server that VS Code's YAML extension runs. All files are open at once: it waits a moment before it checks one. */
export async function timeLanguageServer(schema: object, paths: readonly string[]): Promise<Sampled> {
  const folder = mkdtempSync(join(tmpdir(), 'pipeline-studio-bench-schema-'))
  writeFileSync(join(folder, 'schema.json'), JSON.stringify(schema))
  const server = await LanguageServer.start({ [join(folder, 'schema.json')]: '*.yaml' })
  try {
    // Loads the schema.
    await server.diagnose('pipeline:\n  name: a\n')
    const start = performance.now()
    const texts = paths.map((path) => readFileSync(path, 'utf8'))
    await Promise.all(texts.map((text) => server.diagnose(text)))
    return { seconds: (performance.now() - start) / 1000, work: Number.NaN, bytes: bytesOf(texts) }
  } finally {
    server.stop()
    rmSync(folder, { recursive: true })
  }
}

function timed(paths: readonly string[], check: (text: string) => void): Sampled {
  // The compiler has seen it by then, as after the first of ten thousand files.
  for (const path of paths.slice(0, 200)) check(readFileSync(path, 'utf8'))
  const start = performance.now()
  const before = process.cpuUsage()
  const texts = paths.map((path) => readFileSync(path, 'utf8'))
  for (const text of texts) check(text)
  const { user, system } = process.cpuUsage(before)
  return { seconds: (performance.now() - start) / 1000, work: (user + system) / 1e6, bytes: bytesOf(texts) }
}

function bytesOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
}
