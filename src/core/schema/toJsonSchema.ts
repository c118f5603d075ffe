/** The published JSON Schema (draft-07, for editors). */
export function toJsonSchema(): object {
  return {}
}
