import { expect, it } from 'vitest'
import { listItems, planMoveItem, planRemoveItem, planSetItem } from './listPlan.ts'

const PATH = ['spec', 'entrypoint']
const node = (entrypoint?: unknown) => ({
  value: { spec: entrypoint === undefined ? {} : { entrypoint } },
  pointer: '',
})

it('changes one item and leaves its neighbours alone', () => {
  expect(planSetItem(node(['a', 'b']), PATH, 1, 'c')).toEqual([
    { op: 'replace', path: '/spec/entrypoint/1', value: 'c' },
  ])
})

it('appends after the last item', () => {
  expect(planSetItem(node(['a']), PATH, 1, 'b')).toEqual([{ op: 'add', path: '/spec/entrypoint/-', value: 'b' }])
})

it('makes the list with its first item', () => {
  expect(planSetItem(node(), PATH, 0, 'a')).toEqual([{ op: 'add', path: '/spec/entrypoint', value: ['a'] }])
  expect(planSetItem(node([]), PATH, 0, 'a')).toEqual([{ op: 'replace', path: '/spec/entrypoint', value: ['a'] }])
})

it('turns a single string into a list when a second item comes', () => {
  expect(listItems('run.sh')).toEqual(['run.sh'])
  expect(planSetItem(node('run.sh'), PATH, 1, 'b')).toEqual([
    { op: 'replace', path: '/spec/entrypoint', value: ['run.sh', 'b'] },
  ])
})

it('removes one item, and the key with the last one', () => {
  expect(planRemoveItem(node(['a', 'b']), PATH, 0, {})).toEqual([{ op: 'remove', path: '/spec/entrypoint/0' }])
  expect(planRemoveItem(node(['a']), PATH, 0, {})).toEqual([{ op: 'remove', path: '/spec/entrypoint' }])
})

it('moves an item within the list, and not past its ends', () => {
  expect(planMoveItem(node(['a', 'b']), PATH, 0, 1)).toEqual([
    { op: 'move', from: '/spec/entrypoint/0', path: '/spec/entrypoint/1' },
  ])
  expect(planMoveItem(node(['a', 'b']), PATH, 0, -1)).toEqual([])
  expect(planMoveItem(node(['a', 'b']), PATH, 1, 2)).toEqual([])
})
