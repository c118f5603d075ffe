import { describe, expect, it } from 'vitest'
import { filterPaths, rowsOf, treeOf } from './tree.ts'

const PATHS = ['b.yaml', '.harness/a.yaml', '.harness/inputs/x.yaml', 'a.yaml']

describe('the file tree', () => {
  it('puts folders first, then files by name', () => {
    const rows = rowsOf(treeOf(PATHS), () => true)
    expect(rows.map(({ path, depth, position, siblings }) => `${depth} ${path} ${position}/${siblings}`)).toEqual([
      '0 .harness 1/3',
      '1 .harness/inputs 1/2',
      '2 .harness/inputs/x.yaml 1/1',
      '1 .harness/a.yaml 2/2',
      '0 a.yaml 2/3',
      '0 b.yaml 3/3',
    ])
  })

  it('hides what is in a closed folder', () => {
    const rows = rowsOf(treeOf(PATHS), (folder) => folder !== '.harness')
    expect(rows.map(({ path }) => path)).toEqual(['.harness', 'a.yaml', 'b.yaml'])
  })
})

describe('the filter', () => {
  it('keeps paths that have every word, in any case', () => {
    expect(filterPaths(PATHS, 'HARNESS  x')).toEqual(['.harness/inputs/x.yaml'])
    expect(filterPaths(PATHS, ' ')).toBe(PATHS)
    expect(filterPaths(PATHS, 'nowhere')).toEqual([])
  })
})
