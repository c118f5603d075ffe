import type { JsonPointer } from './operation.ts'

/** The tokens of a JSON Pointer (RFC 6901); `undefined` when it is none. */
export function parsePointer(pointer: JsonPointer): string[] | undefined {
  if (pointer === '') return []
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return undefined
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}

export function formatPointer(tokens: readonly (string | number)[]): JsonPointer {
  let pointer = ''
  for (const token of tokens) pointer += `/${typeof token === 'string' ? escaped(token) : token}`
  return pointer
}

function escaped(token: string): string {
  // Nearly no key needs it, and pointers are made for every entry of a file.
  return /[~/]/.test(token) ? token.replaceAll('~', '~0').replaceAll('/', '~1') : token
}
