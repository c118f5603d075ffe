import type { ConnectionStore } from '../../core/repo/connectionStore.ts'
import type { TabHost } from '../../core/repo/tabHost.ts'

/** A page without other tabs. */
export const ALONE: TabHost = {
  join: () => ({ send: () => {}, takeOver: () => {}, leave: () => {} }),
}

/** No provider was connected to. */
export const NO_CONNECTION: ConnectionStore = { get: () => null, keep: () => {}, forget: () => {} }
