import { Ajv } from 'ajv'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkNode } from '../checkNode.ts'
import { background, group, run } from '../testing/generators.ts'
import { toJsonSchema } from './toJsonSchema.ts'

const ajv = new Ajv({ strict: false })
const validate = ajv.compile(toJsonSchema())
const SAMPLE = { numRuns: 300, seed: 7 }

const hasErrors = (issues: ReturnType<typeof checkNode>) => issues.some(({ severity }) => severity === 'error')

describe('the published JSON Schema', () => {
  it('compiles, and is small enough to load in an editor', () => {
    expect(JSON.stringify(toJsonSchema()).length).toBeLessThan(320_000)
  })

  it('accepts and rejects Background and Run steps as the check does', () => {
    fc.assert(
      fc.property(fc.oneof(background, run), (step) => {
        expect(validate({ step })).toBe(!hasErrors(checkNode('step', step)))
      }),
      SAMPLE,
    )
  })

  it('accepts and rejects step groups as the check does', () => {
    fc.assert(
      fc.property(group, (stepGroup) => {
        expect(validate({ stepGroup })).toBe(!hasErrors(checkNode('stepGroup', stepGroup)))
      }),
      SAMPLE,
    )
  })

  it('demands the settings that a step type requires', () => {
    const http = { type: 'Http', name: 'ping', identifier: 'ping', spec: { url: 'https://a.example' } }
    expect(validate({ step: http })).toBe(false)
    expect(validate({ step: { ...http, spec: { ...http.spec, method: 'GET' } } })).toBe(true)
  })

  it('lets types pass that nobody has listed yet', () => {
    expect(validate({ step: { type: 'NewThing', name: 'a', identifier: 'a', spec: {} } })).toBe(true)
  })

  it('has words for fields and values', () => {
    const text = JSON.stringify(toJsonSchema())
    expect(text).toContain('"title":"Image Pull Policy"')
    expect(text).toContain('Pulls the image only where it is not there yet.')
  })
})
