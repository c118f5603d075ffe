import { readdirSync, readFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { applyPatch } from './applyPatch.ts'
import type { Operation } from './operation.ts'

const FOLDER = join(import.meta.dirname, 'cases')

/** Each folder is a bug report: `before.yaml`, `patch.json`, and `after.yaml` or `refusal.json`. */
describe('the cases of the patch engine', () => {
  it.each(readdirSync(FOLDER))('%s', (name) => {
    const read = (file: string) => readFileSync(join(FOLDER, name, file), 'utf8')
    const patch = JSON.parse(read('patch.json')) as Operation[]
    for (const eol of ['\n', '\r\n']) {
      const shape = (text: string) => text.replace(/\r?\n/g, eol)
      const result = applyPatch(shape(read('before.yaml')), patch)
      if (existsSync(join(FOLDER, name, 'after.yaml')))
        expect(result.ok ? result.text : result.refusal).toBe(shape(read('after.yaml')))
      else expect(result.ok ? result.text : { code: result.refusal.code }).toEqual(JSON.parse(read('refusal.json')))
    }
  })
})
