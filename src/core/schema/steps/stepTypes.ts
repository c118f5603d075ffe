import type { StepTypeInfo } from '../contract.ts'
import rows from './stepTypes.json' with { type: 'json' }

/** What a step's type is for, where we can say more than its category. */
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  Background: 'A service beside the steps: a database, Docker in Docker. It runs to the end of its group.',
  Run: 'A script in a container.',
  ShellScript: 'A script on the delegate or a host.',
  Plugin: 'A Drone plugin: an image with settings.',
  GitClone: 'Clones a repository into the group’s shared folder.',
  Wait: 'Waits for a fixed time.',
  Barrier: 'Waits until other steps reach the same barrier.',
  Queue: 'Lets one pipeline at a time through.',
  HarnessApproval: 'Waits until people in Harness approve.',
  Http: 'Calls an address and checks the answer.',
  Email: 'Sends a mail.',
  Container: 'A script in a pod of its own. A Run step in a containerized group does the same.',
}

/** Rows: type, title, category, required keys of `spec`, needs `spec`, in CI stages, in Custom stages. */
type Row = readonly [string, string, string, readonly string[], boolean, boolean, boolean]

/** Every step type that stages take. Source: docs/sources.md, schema */
export const stepTypes: readonly StepTypeInfo[] = (rows as unknown as readonly Row[]).map(
  ([type, title, category, requiredSpec, specRequired, inCi, inCustom]) => {
    const description = DESCRIPTIONS[type]
    return {
      type,
      title,
      category,
      requiredSpec,
      specRequired,
      inCi,
      inCustom,
      ...(description === undefined ? {} : { description }),
    }
  },
)

const byType: ReadonlyMap<string, StepTypeInfo> = new Map(stepTypes.map((info) => [info.type, info]))

/** `undefined` for a type that nobody lists. */
export function stepTypeInfo(type: string): StepTypeInfo | undefined {
  return byType.get(type)
}
