import { expect, it } from 'vitest'
import { docsUrl } from './docs.ts'
import { describedSteps } from './steps/describedSteps.ts'
import { lateSteps } from './steps/lateSteps.ts'
import { fieldsOf } from './fieldsOf.ts'

it('leads every field to a page of the documentation', () => {
  const fields = [
    ...[...Object.keys(describedSteps), ...Object.keys(lateSteps)].flatMap((type) => fieldsOf('step', type)),
    ...fieldsOf('stepGroup'),
  ]
  for (const { docs } of fields) {
    if (docs !== undefined)
      expect(docsUrl(docs)).toMatch(/^https:\/\/developer\.harness\.io\/docs\/[a-z/-]+\/[a-z/-]+(#[a-z-]+)?$/)
  }
})
