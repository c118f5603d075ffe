import type { Entry } from '../../../core/document/entry.ts'
import type { Field } from '../../../core/schema/field.ts'
import type { Path } from '../../../core/value/value.ts'
import type { Companions } from '../../../core/commands/fieldPlan.ts'
import { isMapping, startsWith, valueAt } from '../../../core/value/value.ts'

/** Keys that the heading or the picture shows. */
const SHOWN_ELSEWHERE = ['type', '__uuid']

export interface OtherKeysContext {
  readonly entry: Entry
  readonly fields: readonly Field[]
  readonly base: Path
  /** What a container holds because it must (`type: JUnit`): not worth a row while it says just that. */
  readonly companions: Companions
}

/**
 * Every key of an entry that no field shows and that is no list of child entries: they are shown as their YAML, so that
 * nothing a file holds is out of reach. Goes into a mapping only where a field knows a part of it.
 */
export function otherKeys(value: unknown, { entry, fields, base, companions }: OtherKeysContext): readonly Field[] {
  const known: Path[] = [
    ...fields.map((field) => field.path),
    ...entry.lists.map((list) => list.path),
    ...SHOWN_ELSEWHERE.map((key) => [...base, key]),
  ]
  const found: Path[] = []
  collect(valueAt(value, base), base, known, found)
  return found
    .filter((path) => !isCompanion(path, valueAt(value, path), companions))
    .map((path) => otherField(path, base))
}

function isCompanion(path: Path, value: unknown, companions: Companions): boolean {
  return value !== undefined && companions(path.slice(0, -1))[String(path.at(-1))] === value
}

function collect(value: unknown, path: Path, known: readonly Path[], found: Path[]): void {
  if (!isMapping(value)) return
  for (const key of Object.keys(value)) {
    const here = [...path, key]
    if (known.some((each) => startsWith(here, each))) continue
    if (known.some((each) => startsWith(each, here)) && isMapping(value[key])) collect(value[key], here, known, found)
    else if (!known.some((each) => startsWith(each, here)) || isOdd(value[key])) found.push(here)
  }
}

/** A bare key or a scalar where fields expect a mapping: fields show nothing of it, so it is shown here unless it is empty. */
function isOdd(value: unknown): boolean {
  return value !== null && value !== undefined
}

function otherField(path: Path, base: Path): Field {
  return {
    path: path.map(String),
    label: path.slice(base.length).join('.'),
    widget: 'yaml',
    section: 'step',
    help: 'The studio has no field for this key. It is kept as it stands, and can be edited here as YAML.',
    kinds: ['fixed'],
    prune: [],
  }
}
