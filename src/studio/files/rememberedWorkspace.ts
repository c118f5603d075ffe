import type { WorkspaceInfo } from '../../core/repo/fileHost.ts'
import type { PreferenceStore } from '../../core/repo/preferenceStore.ts'

const PREFERENCE = 'workspace'

/** Keeps which folder this address belongs to, so that its drafts open while the program does not run. */
export function rememberWorkspace(preferences: PreferenceStore, info: WorkspaceInfo): void {
  preferences.set(PREFERENCE, JSON.stringify(info))
}

/** `null` at an address that no program ever served. */
export function rememberedWorkspace(preferences: PreferenceStore): WorkspaceInfo | null {
  const kept = preferences.get(PREFERENCE)
  if (kept === null) return null
  try {
    const info: unknown = JSON.parse(kept)
    return isWorkspace(info) ? info : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function isWorkspace(value: unknown): value is WorkspaceInfo {
  const info = value as Partial<WorkspaceInfo> | null
  return typeof info === 'object' && typeof info?.id === 'string' && typeof info.name === 'string'
}
