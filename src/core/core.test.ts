import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import * as core from './index.ts'

const FOLDER = import.meta.dirname
const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !/testing\/|oracle\/|testSupport/.test(name))
  .map((name) => join(FOLDER, name))

/** What core may import beside itself. */
const LIBRARIES = new Set(['zod', 'yaml', 'diff', 'node-diff3'])

describe('core', () => {
  it.each(files.map((file) => [relative(FOLDER, file), file]))(
    '%s imports only core and its few libraries',
    (_, file) => {
      const imports = [...readFileSync(file, 'utf8').matchAll(/^(?:import|export)[^'"\n]*?from '([^']+)'/gm)]
      for (const [, from = ''] of imports) {
        if (!from.startsWith('.')) expect(LIBRARIES).toContain(from)
        else expect(relative(FOLDER, join(file, '..', from))).not.toMatch(/^\.\./)
      }
    },
  )

  it('loads every module where there is no page', async () => {
    expect('document' in globalThis || 'window' in globalThis).toBe(false)
    for (const file of files) await import(pathToFileURL(file).href)
  })

  it('opens, changes and checks a pipeline through its door', () => {
    const text =
      'pipeline:\n  name: a\n  identifier: a\n  projectIdentifier: p\n  orgIdentifier: o\n  stages: [] # none yet\n'
    const document = core.openDocument(text)
    expect(document.problems()).toEqual(
      core.checkPipeline(text).map((problem) => expect.objectContaining({ rule: problem.rule })),
    )
    document.apply([{ op: 'replace', path: '/pipeline/name', value: 'b' }], { label: 'Rename' })
    expect(document.text).toContain('name: b\n')
    expect(document.problems()).toHaveLength(core.checkPipeline(document.text).length)
    const patched = core.applyPatch(text, [{ op: 'replace', path: '/pipeline/name', value: 'b' }])
    expect(patched).toMatchObject({ ok: true, text: document.text })
    expect(core.toJsonSchema()).toMatchObject({ $schema: expect.stringContaining('draft-07') })
  })
})
