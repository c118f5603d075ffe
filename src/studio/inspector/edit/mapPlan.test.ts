import { expect, it } from 'vitest'
import { mapRows, planRemoveRow, planRenameRow, planSetRows } from './mapPlan.ts'

const PATH = ['spec', 'envVariables']
const node = (envVariables?: unknown) => ({
  value: { spec: envVariables === undefined ? {} : { envVariables } },
  pointer: '',
})

it('shows rows in the order of the file, and none for an expression', () => {
  expect(mapRows({ B: 'x', A: '' })).toEqual([
    ['B', 'x'],
    ['A', ''],
  ])
  expect(mapRows('<+input>')).toEqual([])
})

it('renames a row in its place', () => {
  expect(planRenameRow(node({ A: '1' }), PATH, 'A', 'B')).toEqual([
    { op: 'rename', path: '/spec/envVariables/A', name: 'B' },
  ])
  expect(planRenameRow(node({ A: '1' }), PATH, 'A', 'A')).toEqual([])
})

it('makes the map with its first row', () => {
  expect(planSetRows(node(), PATH, [['A', '1']])).toEqual([
    { op: 'add', path: '/spec/envVariables', value: { A: '1' } },
  ])
})

it('adds pasted rows and changes those that are there, leaving equal ones alone', () => {
  expect(
    planSetRows(node({ A: '1', B: '2' }), PATH, [
      ['A', '1'],
      ['B', '3'],
      ['C', '4'],
    ]),
  ).toEqual([
    { op: 'replace', path: '/spec/envVariables/B', value: '3' },
    { op: 'add', path: '/spec/envVariables/C', value: '4' },
  ])
})

it('writes a name that stands twice in a paste once, with its last value', () => {
  expect(
    planSetRows(node({ A: '1' }), PATH, [
      ['C', '4'],
      ['C', '5'],
    ]),
  ).toEqual([{ op: 'add', path: '/spec/envVariables/C', value: '5' }])
})

it('removes a row, and the key with the last one', () => {
  expect(planRemoveRow(node({ A: '1', B: '2' }), PATH, 'A', {})).toEqual([
    { op: 'remove', path: '/spec/envVariables/A' },
  ])
  expect(planRemoveRow(node({ A: '1' }), PATH, 'A', {})).toEqual([{ op: 'remove', path: '/spec/envVariables' }])
})
