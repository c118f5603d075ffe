import type { TabEvents, TabHost, TabLink, TabMessage, TabRole } from '../../core/repo/tabHost.ts'

/** Tabs with another form of these messages are other programs to each other. */
const FORM = 1
const PREFIX = `pipeline-studio ${FORM} `

/**
 * Tabs that speak through a BroadcastChannel; which of them writes is a Web Lock. A browser without locks (a page over
 * plain HTTP from another machine) lets every tab write.
 */
export function browserTabs(): TabHost {
  return { join: (name, events) => new BrowserTab(PREFIX + name, events) }
}

class BrowserTab implements TabLink {
  private readonly channel: BroadcastChannel
  private role: TabRole | undefined
  /** Lets go of the lock that is held, or stops waiting for it. */
  private letGo: () => void = () => {}
  private isLeft = false

  constructor(
    private readonly name: string,
    private readonly events: TabEvents,
  ) {
    this.channel = new BroadcastChannel(name)
    this.channel.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => this.events.onMessage(data))
    if (locks()) this.request({ ifAvailable: true })
    else this.become('writes')
  }

  send(message: TabMessage): void {
    this.channel.postMessage(message)
  }

  takeOver(): void {
    if (this.role === 'writes' || !locks()) return
    this.letGo()
    this.request({ steal: true })
    this.become('writes')
  }

  leave(): void {
    this.isLeft = true
    this.letGo()
    this.channel.close()
  }

  private request(options: LockOptions): void {
    const waiting = new AbortController()
    this.letGo = () => waiting.abort()
    const held = async (lock: Lock | null) => {
      if (this.isLeft) return undefined
      if (!lock) {
        this.become('follows')
        // Granted when the tab that writes is closed.
        return this.request({})
      }
      this.become('writes')
      return new Promise<void>((resolve) => {
        this.letGo = resolve
      })
    }
    // A signal may not go with the other two options.
    const isWaiting = options.steal !== true && options.ifAvailable !== true
    const request = locks()?.request(this.name, isWaiting ? { signal: waiting.signal } : options, held)
    request?.catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === 'AbortError')) throw error
      // Stopped waiting, or another tab took over.
      if (this.isLeft || waiting.signal.aborted) return
      this.become('follows')
      this.request({})
    })
  }

  private become(role: TabRole): void {
    if (this.isLeft || this.role === role) return
    this.role = role
    this.events.onRole(role)
  }
}

/** Only in a secure context, which loopback is. */
function locks(): LockManager | undefined {
  return globalThis.isSecureContext ? navigator.locks : undefined
}
