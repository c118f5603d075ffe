import { describe, expect, it } from 'vitest'
import { treeRows } from './tree.ts'

const PATHS = ['b.yaml', '.harness/a.yaml', '.harness/inputs/x.yaml', 'a.yaml']

describe('the file tree', () => {
  it('puts folders first, then files by name', () => {
    expect(treeRows(PATHS, new Set()).map(({ path, depth }) => `${depth} ${path}`)).toEqual([
      '0 .harness',
      '1 .harness/inputs',
      '2 .harness/inputs/x.yaml',
      '1 .harness/a.yaml',
      '0 a.yaml',
      '0 b.yaml',
    ])
  })
  it('hides what is in a closed folder', () => {
    const rows = treeRows(PATHS, new Set(['.harness']))
    expect(rows.map(({ path }) => path)).toEqual(['.harness', 'a.yaml', 'b.yaml'])
  })
})
