/** What the service worker uses of its global scope: the page's types, which this program has, lack it. */
export interface WorkerScope {
  readonly registration: ServiceWorkerRegistration
  readonly clients: {
    claim(): Promise<void>
    matchAll(options: { readonly type: 'window'; readonly includeUncontrolled: boolean }): Promise<readonly unknown[]>
  }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: WorkEvent) => void): void
  addEventListener(type: 'message', listener: (event: WorkEvent & { readonly data: unknown }) => void): void
  addEventListener(type: 'fetch', listener: (event: AskEvent) => void): void
}

interface WorkEvent extends Event {
  /** Keeps the worker alive until the work is done; of `install`, a failure means that the version is not used. */
  waitUntil(work: Promise<unknown>): void
}

interface AskEvent extends WorkEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
