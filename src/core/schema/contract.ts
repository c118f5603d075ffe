import type { Field } from './field.ts'

/** What is validated or described: a step by its type, a group, a stage by its type, the pipeline or another root. */
export type NodeKind = 'pipeline' | 'stage' | 'stepGroup' | 'step' | 'template' | 'inputSet'

/** A step type of `step-types.csv`, with what people see. */
export interface StepTypeInfo {
  readonly type: string
  readonly title: string
  readonly category: string
  readonly requiredSpec: readonly string[]
  /** False for types whose node may come without `spec`. */
  readonly specRequired: boolean
  /** Whether steps of CI and of Custom stages may be of this type. */
  readonly inCi: boolean
  readonly inCustom: boolean
  readonly description?: string
}

/** One thing the schema says about a value. Paths count from the node's own mapping. */
export interface SchemaIssue {
  readonly path: readonly (string | number)[]
  readonly code:
    | 'required'
    | 'wrong-type'
    | 'not-in-list'
    | 'pattern'
    | 'unknown-key'
    | 'unknown-type'
    | 'too-small'
    | 'too-big'
    | 'not-allowed'
  /** A sentence that says what to do. */
  readonly message: string
  readonly severity: 'error' | 'warning'
  /** What would be right: the nearest known key, the allowed values. */
  readonly suggestion?: string
  readonly allowed?: readonly string[]
}

/** For completion and hover: what may stand at a path. */
export interface Description {
  readonly title?: string
  readonly help?: string
  readonly docs?: string
  /** For mappings: the keys that may stand here, in the schema's order. */
  readonly keys?: readonly KeyDescription[]
  /** For scalars: the values that may stand here. */
  readonly values?: readonly ValueDescription[]
  readonly type: 'string' | 'number' | 'boolean' | 'object' | 'array' | 'any'
  readonly field?: Field
}
export interface KeyDescription {
  readonly key: string
  readonly help?: string
  readonly required: boolean
  readonly type: Description['type']
}
export interface ValueDescription {
  readonly value: string
  readonly label?: string
  readonly help?: string
}

/*
 * The schema's door (`src/core/schema/index.ts`) exports, beside these types and the zod schemas:
 *   stepTypes: readonly StepTypeInfo[]                 stepTypeInfo(type): StepTypeInfo | undefined
 *   fieldsOf(kind: NodeKind, type?: string): readonly Field[]      in screen order
 *   checkNode(kind: NodeKind, value: unknown, type?: string): SchemaIssue[]
 *   keyOrder(kind: NodeKind, type: string | undefined, path: readonly (string | number)[]): readonly string[]
 *   describeAt(kind: NodeKind, type: string | undefined, path: readonly (string | number)[]): Description | undefined
 *   valueKindOf(value: unknown): ValueKind             identifierFromName(name: string): string
 *   parseRuntimeInput(text)   inputCalls(text) / withInputCall(text, method, argument)   toJsonSchema(): object
 */
