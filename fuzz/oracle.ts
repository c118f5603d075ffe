import type { Operation } from '../src/core/patch/operation.ts'

/** RFC 6902 on plain values, written without looking at the engine. Throws where the RFC has an error. */
export function applyToValue(value: unknown, operation: Operation): unknown {
  const root = { value: structuredClone(value) }
  switch (operation.op) {
    case 'add':
      return put(root, operation.path, structuredClone(operation.value), true)
    case 'replace':
      return put(root, operation.path, structuredClone(operation.value), false)
    case 'remove':
      take(root, operation.path)
      return root.value
    case 'move':
      return put(root, operation.path, take(root, operation.from), true)
    case 'copy':
      return put(root, operation.path, structuredClone(valueAt(root.value, operation.from)), true)
    case 'rename': {
      const { holder, token } = holderOf(root, operation.path)
      const map = holder as Record<string, unknown>
      const entries = Object.entries(map)
      // In place: what an anchor names is shared with its aliases.
      for (const [key] of entries) delete map[key]
      for (const [key, inner] of entries) map[key === token ? operation.name : key] = inner
      return root.value
    }
    case 'test':
      return root.value
  }
}

type Root = { value: unknown }

export function tokensOf(pointer: string): string[] {
  return pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((token) => token.replace(/~1/g, '/').replace(/~0/g, '~'))
}

export function valueAt(value: unknown, pointer: string): unknown {
  return tokensOf(pointer).reduce<unknown>((at, token) => (at as Record<string, unknown> | undefined)?.[token], value)
}

function holderOf(root: Root, pointer: string): { holder: unknown; token: string } {
  const tokens = tokensOf(pointer)
  const token = tokens.pop()
  if (token === undefined) return { holder: root, token: 'value' }
  return { holder: tokens.reduce<unknown>((at, each) => (at as Record<string, unknown>)[each], root.value), token }
}

function put(root: Root, pointer: string, item: unknown, insert: boolean): unknown {
  const { holder, token } = holderOf(root, pointer)
  if (Array.isArray(holder)) holder.splice(token === '-' ? holder.length : Number(token), insert ? 0 : 1, item)
  else (holder as Record<string, unknown>)[token] = item
  return root.value
}

function take(root: Root, pointer: string): unknown {
  const { holder, token } = holderOf(root, pointer)
  if (Array.isArray(holder)) return holder.splice(Number(token), 1)[0]
  const map = holder as Record<string, unknown>
  const item = map[token]
  delete map[token]
  return item
}
