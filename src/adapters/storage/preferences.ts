import type { PreferenceStore } from '../../core/repo/preferenceStore.ts'

const PREFIX = 'pipeline-studio.'

/** Settings in `localStorage`. A browser that keeps none (private, full, forbidden) still works with the defaults. */
export function browserPreferences(storage: () => Storage = () => localStorage): PreferenceStore {
  return {
    get: (name) => attempt(() => storage().getItem(PREFIX + name)) ?? null,
    set: (name, value) => attempt(() => storage().setItem(PREFIX + name, value)),
  }
}

/** The port's contract: a value that cannot be kept is dropped. Reading the property itself may throw, too. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action()
  } catch (error) {
    if (error instanceof DOMException) return undefined
    throw error
  }
}
