import { expect, it } from 'vitest'
import { nearest } from './nearest.ts'

const KEYS = ['connectorRef', 'image', 'entrypoint', 'envVariables', 'imagePullPolicy']

it.each([
  ['entryPoint', 'entrypoint'],
  ['imgae', 'image'],
  ['connectorref', 'connectorRef'],
  ['enVariables', 'envVariables'],
  ['imagePullPolcy', 'imagePullPolicy'],
])('takes %s for %s', (typed, word) => {
  expect(nearest(typed, KEYS)).toBe(word)
})

it.each(['foo', 'x', '', 'something else entirely'])('has no guess for %j', (typed) => {
  expect(nearest(typed, KEYS)).toBeUndefined()
})
