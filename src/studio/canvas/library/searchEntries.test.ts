import { expect, it } from 'vitest'
import { stepTypes } from '../../../core/schema/index.ts'
import { searchEntries } from './searchEntries.ts'

const entries = stepTypes.map(({ type, title, description = '' }) => ({ type, title, description }))
const found = (query: string) => searchEntries(entries, query).map(({ type }) => type)

it('finds a step by how its title begins before one by a word inside, and that before one by its description', () => {
  expect(found('run')[0]).toBe('Run')
  expect(found('rolling').slice(0, 10)).toContain('K8sRollingDeploy')
  expect(found('approve')).toContain('HarnessApproval')
  expect(found('docker')[0]).toBe('Background')
})

it('wants every word, takes letters in their order, and shows all for nothing', () => {
  expect(found('k8s canary delete')).toEqual(['K8sCanaryDelete'])
  expect(found('k8rodep')).toContain('K8sRollingDeploy')
  expect(found('xyzzy')).toEqual([])
  expect(found('  ')).toHaveLength(entries.length)
})
