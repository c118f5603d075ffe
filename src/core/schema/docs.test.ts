import { expect, it } from 'vitest'
import { docsUrl } from './docs.ts'
import { fieldsOf } from './fieldsOf.ts'

it('leads every field to a page of the documentation', () => {
  const fields = [...fieldsOf('step', 'Background'), ...fieldsOf('step', 'Run'), ...fieldsOf('stepGroup')]
  for (const { docs } of fields) {
    if (docs !== undefined)
      expect(docsUrl(docs)).toMatch(/^https:\/\/developer\.harness\.io\/docs\/[a-z/-]+\/[a-z/-]+(#[a-z-]+)?$/)
  }
})
