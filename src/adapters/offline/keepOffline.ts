import { isLoopback } from './loopback.ts'
import type { WorkerMessage } from './workerMessage.ts'

/** Milliseconds between two looks for a newer version in a page that stays open. */
const LOOK_INTERVAL = 60 * 60 * 1000

/**
 * Keeps the page for use without a network. `onUpdate` is called when there is a newer version, with what loads the page
 * again as that one; nothing is loaded before. A browser that keeps nothing is left as it is: the page works without.
 */
export async function keepOffline(onUpdate: (take: () => void) => void): Promise<void> {
  const registration = await register()
  if (!registration) return
  const { serviceWorker } = navigator
  let isTaking = false
  let hasVersion = registration.active !== null
  const offer = () => {
    // What the companion serves is its own version; a newer one comes with its next start.
    if (!isLoopback(location.hostname)) onUpdate(take)
  }
  const take = () => {
    // Another tab may have taken it: the next load has it anyway.
    if (!registration.waiting) return location.reload()
    isTaking = true
    say(registration.waiting, 'take over')
  }
  const follow = (worker: ServiceWorker | null) =>
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && registration.active) offer()
    })
  serviceWorker.addEventListener('controllerchange', () => {
    if (isTaking) location.reload()
    else if (hasVersion) offer()
    hasVersion = true
  })
  registration.addEventListener('updatefound', () => follow(registration.installing))
  follow(registration.installing)
  if (registration.waiting && registration.active) offer()
  if (registration.active) say(registration.active, 'tidy')
  setInterval(() => void look(registration), LOOK_INTERVAL)
}

async function register(): Promise<ServiceWorkerRegistration | undefined> {
  // Pages on plain HTTP have none.
  if (!('serviceWorker' in navigator)) return undefined
  try {
    await navigator.serviceWorker.register('./serviceWorker.js', { updateViaCache: 'none' })
    return await navigator.serviceWorker.getRegistration()
  } catch (error) {
    if (isRefusal(error)) return undefined
    throw error
  }
}

async function look(registration: ServiceWorkerRegistration): Promise<void> {
  try {
    await registration.update()
  } catch (error) {
    // No network, or no such file there any more: the next look may find it.
    if (!isRefusal(error)) throw error
  }
}

/** The browser's settings, a host without the file, no network. */
function isRefusal(error: unknown): boolean {
  return error instanceof DOMException || error instanceof TypeError
}

function say(worker: ServiceWorker, message: WorkerMessage): void {
  worker.postMessage(message)
}
