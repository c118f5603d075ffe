import { ports } from '../state/ports.ts'
import { useWorkspace } from '../state/workspace.ts'

/* Programs of a repository that a person said may run: kept for the workspace, by the words that were agreed to. */

const nameOf = (id: string) => `agreed-programs ${id}`

export function agreedPrograms(): readonly string[] {
  const id = useWorkspace.getState().info?.id
  const kept = id === undefined ? null : ports().preferences.get(nameOf(id))
  return kept === null ? [] : kept.split('\n')
}

export function agreeTo(programs: readonly string[]): void {
  const id = useWorkspace.getState().info?.id
  if (id === undefined) return
  ports().preferences.set(nameOf(id), [...new Set([...agreedPrograms(), ...programs])].join('\n'))
}
