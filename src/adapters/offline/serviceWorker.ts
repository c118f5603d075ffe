import { isLoopback } from './loopback.ts'
import type { WorkerMessage } from './workerMessage.ts'
import type { WorkerScope } from './workerScope.ts'

/*
 * Keeps one version of the page, whole, for use without a network (docs/decisions/0018). Each version has a cache of its
 * own. A new one waits until a person asks for it or no page is left; the old one's files stay as long as another tab
 * may still load a part of it. Calls of the companion and everything else that is not a file of the page pass by.
 */

/** By `vite.worker.config.ts`: a hash over all files, and their names, a line each. */
declare const VERSION: string
declare const FILES: string

const worker = globalThis as unknown as WorkerScope
const { scope } = worker.registration
/** Several copies of the studio may share an origin. */
const OURS = `pipeline-studio ${scope} `
const CACHE = OURS + VERSION
/** The page itself. Not `index.html`: hosts like to redirect from there, and a redirect answers no navigation. */
const PAGE = './'
const NAMES = FILES.split('\n')
/** Names with a hash of their content: the same name is the same file in every version. */
const HASHED = /^assets\//
/** The companion is always newer than what is kept, and another program may have its port tomorrow. */
const ASKS_FIRST = isLoopback(new URL(scope).hostname)

worker.addEventListener('install', (event) => event.waitUntil(keepAll()))

/** The first page, too, loads its later parts from here. */
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))

worker.addEventListener('message', (event) => {
  const message = event.data as WorkerMessage
  if (message === 'take over') void worker.skipWaiting()
  if (message === 'tidy') event.waitUntil(tidy())
})

worker.addEventListener('fetch', (event) => {
  const name = nameOf(event.request)
  if (name !== undefined) event.respondWith(answer(name, event.request))
})

/** All or nothing: an answer that is not a success fails the installation. */
async function keepAll(): Promise<void> {
  const cache = await caches.open(CACHE)
  await cache.addAll(NAMES.map((name) => new Request(name, { cache: HASHED.test(name) ? 'default' : 'no-cache' })))
}

/** The name of the file that a request wants, if it is one of the page's. */
function nameOf({ method, mode, url }: Request): string | undefined {
  if (method !== 'GET' || !url.startsWith(scope)) return undefined
  const { pathname, searchParams } = new URL(url)
  const name = pathname.slice(new URL(scope).pathname.length)
  if (mode !== 'navigate') return HASHED.test(name) || NAMES.includes(name) ? name : undefined
  // A token belongs into the fragment; an address that has it elsewhere is not ours.
  return (name === '' || name === 'index.html') && !searchParams.has('token') ? PAGE : undefined
}

async function answer(name: string, request: Request): Promise<Response> {
  if (!ASKS_FIRST || HASHED.test(name)) return (await kept(name)) ?? fetch(request)
  try {
    return await fetch(request)
  } catch (error) {
    const found = await kept(name)
    if (!found) throw error
    return found
  }
}

async function kept(name: string): Promise<Response | undefined> {
  // A host may vary its answers by headers that say nothing here.
  const options = { ignoreVary: true }
  if (HASHED.test(name)) return caches.match(new URL(name, scope).href, options)
  return (await caches.open(CACHE)).match(name, options)
}

/** Removes other versions when a single page is left, which is of this one. */
async function tidy(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE)
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  // A version that is being stored, or waits, has a cache too.
  const { installing, waiting } = worker.registration
  if (pages.length > 1 || installing || waiting) return
  await Promise.all(names.map((name) => caches.delete(name)))
}
