import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkPipeline } from '../core/problems/checkPipeline.ts'
import { toJsonSchema } from '../core/schema/index.ts'
import type { Completion } from './testLanguageServer.ts'
import { LanguageServer } from './testLanguageServer.ts'

const ROOT = join(import.meta.dirname, '../..')
let folder = ''
let server: LanguageServer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pipeline-studio-schema-'))
  const schema = join(folder, 'harness.json')
  await writeFile(schema, JSON.stringify(toJsonSchema()))
  server = await LanguageServer.start({ [schema]: '*.yaml' })
})
afterAll(async () => {
  server.stop()
  await rm(folder, { recursive: true })
})

const FOLDERS = ['public/examples', 'public/examples/inputs', 'public/examples/templates', 'e2e/fixtures']
const TEXTS = FOLDERS.flatMap((path) =>
  readdirSync(join(ROOT, path))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [join(path, name), readFileSync(join(ROOT, path, name), 'utf8')] as const),
)
/** A bare list of steps, to be put into a pipeline: no file of Harness. */
const NO_DOCUMENT = 'e2e/fixtures/fragment-steps.yaml'

const inBackground = (spec: string) => `pipeline:
  name: a
  identifier: a
  projectIdentifier: p
  orgIdentifier: o
  stages:
    - stage:
        name: b
        identifier: b
        type: CI
        spec:
          cloneCodebase: false
          execution:
            steps:
              - step:
                  type: Background
                  name: c
                  identifier: c
                  spec:
${spec.replaceAll(/^/gm, ' '.repeat(20))}
`

describe('VS Code’s language server with our schema', () => {
  it.each(TEXTS.filter(([file, text]) => file !== NO_DOCUMENT && checkPipeline(text).length === 0))(
    'says nothing of %s',
    async (_, text) => {
      expect(await server.diagnose(text)).toEqual([])
    },
  )

  it('marks what is broken on purpose in the lines that check names', async () => {
    const [, text = ''] = TEXTS.find(([file]) => file.endsWith('broken-on-purpose.yaml')) ?? []
    const lines = (await server.diagnose(text)).map(({ range }) => range.start.line + 1)
    expect(lines).toEqual(checkPipeline(text).map(({ line }) => line))
  })

  it('marks a value that the field cannot have', async () => {
    const [found, ...others] = await server.diagnose(inBackground('image: redis:7\nimagePullPolicy: Sometimes'))
    expect(others).toEqual([])
    expect(found?.message).toContain('"IfNotPresent"')
    expect(found?.range.start.line).toBe(20)
  })

  it('offers the settings of a Background step, with what they are for', async () => {
    const offered = byLabel(await server.complete(inBackground('image: redis:7\n|')))
    for (const field of ['entrypoint', 'portBindings', 'privileged', 'envVariables', 'imagePullPolicy']) {
      expect(textOf(offered.get(field))).toMatch(/\w{3}/)
    }
    expect(offered.has('image')).toBe(false)
    const policies = byLabel(await server.complete(inBackground('imagePullPolicy: |')))
    expect([...policies.keys()]).toEqual(expect.arrayContaining(['Always', 'Never', 'IfNotPresent']))
  })

  it('knows input sets and templates', async () => {
    const inputs = byLabel(await server.complete('inputSet:\n  name: a\n  |\n'))
    expect([...inputs.keys()]).toEqual(expect.arrayContaining(['identifier', 'pipeline']))
    const template = byLabel(await server.complete('template:\n  name: a\n  |\n'))
    expect([...template.keys()]).toEqual(expect.arrayContaining(['versionLabel', 'type', 'spec']))
    const wrong = await server.diagnose('template:\n  name: a\n  identifier: a-b\n  versionLabel: "1"\n  type: Step\n')
    expect(wrong.map(({ range }) => range.start.line)).toContain(2)
  })
})

function byLabel(items: readonly Completion[]): ReadonlyMap<string, Completion> {
  return new Map(items.map((item) => [item.label, item]))
}

function textOf(item: Completion | undefined): string {
  const said = item?.documentation ?? ''
  return typeof said === 'string' ? said : said.value
}
