import type { WorkspaceInfo } from '../../core/repo/fileHost.ts'

export function workspaceName(info: WorkspaceInfo | null): string {
  if (!info) return 'No folder'
  return info.example ? 'Example workspace' : info.name
}
