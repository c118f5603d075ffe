import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

export interface Diagnostic {
  readonly message: string
  readonly severity: number
  readonly range: { readonly start: { readonly line: number } }
}

export interface Completion {
  readonly label: string
  readonly documentation?: string | { readonly value: string }
}

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: { readonly uri?: string; readonly items?: readonly { readonly section: string }[] }
  readonly result?: unknown
}

/** yaml-language-server over stdio, as an editor starts it, with the schemas that `yaml.schemas` names. */
export class LanguageServer {
  private readonly child: ChildProcessWithoutNullStreams
  private readonly answers = new Map<number, (result: unknown) => void>()
  private readonly diagnostics = new Map<string, (found: readonly Diagnostic[]) => void>()
  private received = Buffer.alloc(0)
  private asked = 0
  private opened = 0

  private constructor(private readonly settings: object) {
    const program = createRequire(import.meta.url).resolve('yaml-language-server/bin/yaml-language-server')
    this.child = spawn(process.execPath, [program, '--stdio'])
    this.child.stdout.on('data', (part: Buffer) => this.receive(part))
    this.child.stderr.resume()
  }

  /** `schemas`: file globs by the path of a schema. */
  static async start(schemas: Readonly<Record<string, string>> = {}): Promise<LanguageServer> {
    const byAddress = Object.entries(schemas).map(([path, glob]) => [pathToFileURL(path).href, glob])
    const yaml = {
      schemas: Object.fromEntries(byAddress),
      validate: true,
      completion: true,
      schemaStore: { enable: false },
    }
    const server = new LanguageServer(yaml)
    await server.ask('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        workspace: { configuration: true },
        textDocument: { completion: { completionItem: { snippetSupport: true } } },
      },
    })
    server.tell('initialized', {})
    server.tell('workspace/didChangeConfiguration', { settings: {} })
    return server
  }

  get pid(): number | undefined {
    return this.child.pid
  }

  /** Opens a text and waits for what is said of it. */
  async diagnose(text: string): Promise<readonly Diagnostic[]> {
    const uri = this.open(text)
    const found = await new Promise<readonly Diagnostic[]>((resolve) => this.diagnostics.set(uri, resolve))
    this.tell('textDocument/didClose', { textDocument: { uri } })
    return found
  }

  /** What is offered at the `|` in a text. */
  async complete(text: string): Promise<readonly Completion[]> {
    const before = text.slice(0, text.indexOf('|')).split('\n')
    const uri = this.open(text.replace('|', ''))
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 }
    const { items } = (await this.ask('textDocument/completion', { textDocument: { uri }, position })) as {
      readonly items: readonly Completion[]
    }
    return items
  }

  stop(): void {
    this.child.kill()
  }

  private open(text: string): string {
    this.opened += 1
    const uri = pathToFileURL(`/pipelines/${this.opened}.yaml`).href
    this.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } })
    return uri
  }

  private ask(method: string, params: object): Promise<unknown> {
    this.asked += 1
    const id = this.asked
    return new Promise((resolve) => {
      this.answers.set(id, resolve)
      this.send({ id, method, params })
    })
  }

  private tell(method: string, params: object): void {
    this.send({ method, params })
  }

  private send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message })
    this.child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
  }

  private receive(part: Buffer): void {
    this.received = Buffer.concat([this.received, part])
    for (;;) {
      const head = this.received.indexOf('\r\n\r\n')
      const length = Number(/Content-Length: (\d+)/.exec(this.received.toString('latin1', 0, Math.max(0, head)))?.[1])
      const end = head + 4 + length
      if (head < 0 || this.received.length < end) return
      this.hear(JSON.parse(this.received.toString('utf8', head + 4, end)) as Message & { params: never })
      this.received = this.received.subarray(end)
    }
  }

  private hear({ id, method, params, result }: Message): void {
    if (method === undefined && id !== undefined) this.answers.get(id)?.(result)
    else if (method === 'textDocument/publishDiagnostics') {
      const { uri = '', diagnostics } = params as { uri?: string; diagnostics: readonly Diagnostic[] }
      this.diagnostics.get(uri)?.(diagnostics)
      this.diagnostics.delete(uri)
    } else if (method === 'workspace/configuration') {
      this.send({ id, result: params?.items?.map(({ section }) => (section === 'yaml' ? this.settings : {})) })
    } else if (id !== undefined) this.send({ id, result: null })
  }
}
