import { entriesIn } from '../document/entriesIn.ts'
import type { Entry } from '../document/entry.ts'

/** Identifiers and names of everything inside an entry. */
export function takenIn(scope: Entry): {
  readonly identifiers: ReadonlySet<string>
  readonly names: ReadonlySet<string>
} {
  const identifiers = new Set<string>()
  const names = new Set<string>()
  for (const { identifier, name } of entriesIn(scope)) {
    if (identifier !== undefined) identifiers.add(identifier)
    if (name !== undefined) names.add(name)
  }
  return { identifiers, names }
}

/** `Run` → `Run_1`, `Run_2`, …: the first that nobody has. */
export function numbered(stem: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) if (!taken.has(`${stem}_${number}`)) return `${stem}_${number}`
}

/** The word itself, or with the first number that makes it unique. */
export function uniqueOf(word: string, taken: ReadonlySet<string>): string {
  if (!taken.has(word)) return word
  return numbered(word.replace(/_\d+$/, ''), taken)
}
