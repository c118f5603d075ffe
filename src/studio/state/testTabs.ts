import type { TabHost } from '../../core/repo/tabHost.ts'

/** A page without other tabs. */
export const ALONE: TabHost = {
  join: () => ({ send: () => {}, takeOver: () => {}, leave: () => {} }),
}
