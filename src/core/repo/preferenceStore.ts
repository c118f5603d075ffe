/** Small settings of one browser: theme, panel sizes, recent steps. A value that cannot be kept is dropped silently by contract. */
export interface PreferenceStore {
  get(name: string): string | null
  set(name: string, value: string): void
}
