import type { Checked } from '../checkFile.ts'

/** The first that a worker says: what follows is about files. */
export const READY = 'ready'

/** The program sends paths; the worker answers each, in their order. */
export type Answer = typeof READY | Checked
