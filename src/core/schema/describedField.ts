import * as z from 'zod'
import type { Field, ValueKind } from './field.ts'

/** A field as it is written beside its schema: what its path and its requiredness are is known from where it stands. */
export type FieldAbout = Omit<Field, 'path' | 'kinds' | 'required' | 'prune' | 'section'> & {
  readonly kinds?: readonly ValueKind[]
  readonly section?: Field['section']
}

const ALL_KINDS: readonly ValueKind[] = ['fixed', 'runtimeInput', 'expression']
/** For flags, mappings and lists of objects: Harness takes no other expression in their place. */
export const FIXED_OR_INPUT: readonly ValueKind[] = ['fixed', 'runtimeInput']
/** For names and ids. */
export const ONLY_FIXED: readonly ValueKind[] = ['fixed']

export type DescribedField = Omit<Field, 'path' | 'required' | 'prune'>

/** The forms' knowledge of a schema; JSON Schema gets title and description from the same words. */
export const fieldRegistry = z.registry<DescribedField>()

/** Puts a field's label, help and widget beside its schema. */
export function field<Schema extends z.ZodType>(schema: Schema, about: FieldAbout): Schema {
  const described = schema.meta({ title: about.label, description: about.help })
  fieldRegistry.add(described, { kinds: ALL_KINDS, section: 'step', ...about })
  return described
}

/** Words for a key that has no field of its own in a form: for hover, completion and messages. */
export function key<Schema extends z.ZodType>(schema: Schema, title: string, description: string): Schema {
  return schema.meta({ title, description })
}
