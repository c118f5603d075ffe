/** The place of a new key among its `siblings`, the keys that the map at `parentPath` has: an index from 0 to their number. */
export type KeyOrder = (parentPath: readonly (string | number)[], key: string, siblings: readonly string[]) => number
