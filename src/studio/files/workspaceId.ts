import { useWorkspace } from '../state/workspace.ts'

/** Drafts of a page without a companion belong to the page. */
const PAGE = 'page'

export function workspaceId(): string {
  return useWorkspace.getState().info?.id ?? PAGE
}
