import { describe, expect, it } from 'vitest'
import { IDENTIFIER, identifierFromName, NAME, RESERVED_IDENTIFIERS } from './identifier.ts'

describe('an id made from a name', () => {
  it.each([
    ['SAM Build', 'SAM_Build'],
    ['docker-dind', 'dockerdind'],
    ['Docker Hub with Pwd', 'Docker_Hub_with_Pwd'],
    ['dind-background-step-demo', 'dindbackgroundstepdemo'],
    ['  two   words ', 'two_words'],
    ['Café', 'Cafe'],
    ['3 tries', '_3_tries'],
    ['!!!', ''],
    ['x'.repeat(200), 'x'.repeat(128)],
  ])('%j gives %j', (name, identifier) => {
    expect(identifierFromName(name)).toBe(identifier)
  })

  it('is a valid one whenever anything is left of the name', () => {
    for (const name of ['9', 'ä b', 'a/b', '日本 x', '-', '_']) {
      const identifier = identifierFromName(name)
      expect(identifier === '' || IDENTIFIER.test(identifier)).toBe(true)
    }
  })
})

describe('what ids and names may hold', () => {
  it.each(['a', '_a', 'A1_', 'x'.repeat(128)])('takes the id %j', (text) => expect(IDENTIFIER.test(text)).toBe(true))
  it.each(['', '1a', 'a-b', 'a$', 'a b', 'é', 'x'.repeat(129)])('refuses the id %j', (text) => {
    expect(IDENTIFIER.test(text)).toBe(false)
  })
  it.each(['a', '9', 'A b', 'a.b-c_d', '-a'])('takes the name %j', (text) => expect(NAME.test(text)).toBe(true))
  it.each(['', ' a', 'a/b', 'a(b)', 'a:b', 'a&b', 'é', '<+input>', 'x'.repeat(129)])('refuses the name %j', (text) => {
    expect(NAME.test(text)).toBe(false)
  })
  it('knows the words that expressions use themselves', () => {
    expect(RESERVED_IDENTIFIERS.has('status')).toBe(true)
    expect(RESERVED_IDENTIFIERS.has('build')).toBe(false)
  })
})
