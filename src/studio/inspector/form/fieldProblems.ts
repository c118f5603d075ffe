import type { Problem } from '../../../core/problems/problem.ts'
import type { Field } from '../../../core/schema/field.ts'
import type { Path } from '../../../core/value/value.ts'
import { startsWith } from '../../../core/value/value.ts'

export interface ProblemsByField {
  readonly of: ReadonlyMap<Field, readonly Problem[]>
  /** Those of no field: they stand at the top of the form. */
  readonly rest: readonly Problem[]
}

/**
 * Gives each problem to the field it is about: the one with the longest path that leads to it. Paths of a root entry may
 * count from the file or from its `pipeline`; both are understood.
 */
export function problemsByField(problems: readonly Problem[], fields: readonly Field[], base: Path): ProblemsByField {
  const of = new Map<Field, Problem[]>()
  const rest: Problem[] = []
  for (const problem of problems) {
    const field = problem.field && ownerOf(problem.field, fields, base)
    if (!field) rest.push(problem)
    else of.set(field, [...(of.get(field) ?? []), problem])
  }
  return { of, rest }
}

function ownerOf(path: Path, fields: readonly Field[], base: Path): Field | undefined {
  const owners = fields.filter(
    (field) => startsWith(path, field.path) || (base.length > 0 && startsWith([...base, ...path], field.path)),
  )
  return owners.toSorted((a, b) => b.path.length - a.path.length)[0]
}
