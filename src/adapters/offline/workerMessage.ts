/** What the page says to its service worker. */
export type WorkerMessage =
  /** The person wants the version that waits. */
  | 'take over'
  /** A page begins: what no page uses any more may go. */
  | 'tidy'
