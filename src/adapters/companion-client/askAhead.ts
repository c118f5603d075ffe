import { TOKEN_HEADER } from '../../core/repo/companionProtocol.ts'
import { apiAddress, tokenOf } from './pageAddress.ts'

const asked = new Map<string, Promise<Response>>()

/**
 * Asks the companion for what the page is sure to want, the workspace and the file in its address, while the program of
 * the page is still loading. `page` is the page's whole address. In a page without a companion nothing happens.
 */
export function askAhead(page: string): void {
  const { hash, searchParams } = new URL(page)
  const token = tokenOf(hash)
  if (token === undefined) return
  const file = searchParams.get('file')
  ask(apiAddress(page, { path: '/workspace' }), token)
  if (file !== null) ask(apiAddress(page, { path: '/file', query: { path: file } }), token)
}

function ask(address: string, token: string): void {
  const answer = fetch(address, requestInit(token))
  // Whoever takes the answer hears of its failure.
  answer.catch(() => undefined)
  asked.set(address, answer)
}

/** The answer that was asked for ahead, once: later questions are asked anew. */
export function takeAnswer(address: string): Promise<Response> | undefined {
  const answer = asked.get(address)
  asked.delete(address)
  return answer
}

export function requestInit(token: string) {
  return { cache: 'no-store', credentials: 'omit', headers: { [TOKEN_HEADER]: token } } as const
}
