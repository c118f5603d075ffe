/** Source: docs/sources.md#identifiers */
export const IDENTIFIER = /^[a-zA-Z_][0-9a-zA-Z_]{0,127}$/
export const NAME = /^[a-zA-Z_0-9-.][-0-9a-zA-Z_\s.]{0,127}$/
export const VARIABLE_NAME = /^[a-zA-Z_][0-9a-zA-Z_.$-]{0,127}$/

/** Words that expressions use themselves. */
export const RESERVED_IDENTIFIERS: ReadonlySet<string> = new Set(
  'or and eq ne lt gt le ge div mod not null true false new var return step parallel stepGroup org account status liteEngineTask'.split(
    ' ',
  ),
)

/** Blanks become `_`, other characters go, case stays: `SAM Build` → `SAM_Build`. Empty when nothing is left. */
export function identifierFromName(name: string): string {
  const plain = name.normalize('NFD').replace(/[\u0300-\u036f]/g, '')
  const kept = plain
    .trim()
    .replace(/\s+/g, '_')
    .replace(/[^0-9a-zA-Z_]/g, '')
  const started = /^[0-9]/.test(kept) ? `_${kept}` : kept
  return started.slice(0, 128)
}
