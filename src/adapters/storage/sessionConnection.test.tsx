import { afterEach, expect, it } from 'vitest'
import { sessionConnection } from './sessionConnection.ts'

const CONNECTION = {
  address: { kind: 'github', api: 'https://api.github.com', repo: 'acme/shop' },
  branch: 'main',
  token: 'secret',
} as const

afterEach(() => sessionStorage.clear())

it('keeps a connection in the tab until it is forgotten', () => {
  const store = sessionConnection()
  expect(store.get()).toBeNull()
  store.keep(CONNECTION)
  expect(sessionConnection().get()).toEqual(CONNECTION)
  store.forget()
  expect(store.get()).toBeNull()
  expect(localStorage).toHaveLength(0)
})

it('takes nothing that is no connection', () => {
  sessionConnection().keep(CONNECTION)
  const [name = ''] = Object.keys(sessionStorage)
  for (const text of ['{', '{"token":1}', 'null']) {
    sessionStorage.setItem(name, text)
    expect(sessionConnection().get()).toBeNull()
  }
})

it('works without storage', () => {
  const forbidden = () => {
    throw new DOMException('no', 'SecurityError')
  }
  const store = sessionConnection(forbidden)
  store.keep(CONNECTION)
  expect(store.get()).toBeNull()
})
