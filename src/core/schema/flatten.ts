import type * as z from 'zod'

/** A zod issue that speaks of one value. Paths count from the node. */
export interface FlatIssue {
  readonly path: readonly (string | number)[]
  readonly issue: z.core.$ZodIssue
}

/**
 * A value that fits no member of a union gets the issues of the member it was meant for: the one whose complaints lie
 * deeper than the value itself. Where there is none, the union's own sentence stands.
 */
export function flatten(issue: z.core.$ZodIssue, base: readonly (string | number)[] = []): readonly FlatIssue[] {
  const path = [...base, ...issue.path.map((token) => (typeof token === 'symbol' ? String(token) : token))]
  if (issue.code !== 'invalid_union') return [{ path, issue }]
  const meant = issue.errors.find((errors) => errors.length > 0 && errors.every(isAboutContent))
  return meant ? meant.flatMap((inner) => flatten(inner, path)) : [{ path, issue }]
}

/** Of a part of the value, or of what its keys are together; a text is never meant to be a pattern of expressions. */
function isAboutContent(issue: z.core.$ZodIssue): boolean {
  return issue.path.length > 0 || issue.code === 'custom'
}
