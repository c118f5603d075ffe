/** How Harness will come by a value: it stands in the file, is asked for, or is worked out. */
export type ValueKind = 'fixed' | 'runtimeInput' | 'expression'

/** Which control edits a field. The inspector has one component per widget and knows no step type. */
export type Widget =
  | 'text' // one line
  | 'mono' // one line in mono: ids, images, refs, paths
  | 'identifier'
  | 'multiline'
  | 'script' // shell editor
  | 'toggle'
  | 'number'
  | 'select' // one of `options`
  | 'list' // list of strings, one row each
  | 'map' // string → string rows
  | 'rows' // list of mappings, one row each, a cell for each of `columns`
  | 'duration'
  | 'when' // Conditional Execution
  | 'failureStrategies'
  | 'strategy' // Looping Strategy
  | 'policySets'
  | 'notificationRules'
  | 'yaml' // the value's YAML, edited in place

export interface FieldOption {
  /** As it stands in the YAML. */
  readonly value: string
  /** As the screen says it: "If Not Present". */
  readonly label: string
  readonly help?: string
}

/** One cell of a row. */
export interface Column {
  readonly key: string
  /** As a part of the cell's name: "Variable 1 value". */
  readonly label: string
  readonly options?: readonly FieldOption[]
  /** What a new row has here. */
  readonly initial?: string
  /** Text when missing. What is YAML stands below the row's other cells. */
  readonly kind?: 'number' | 'flag' | 'yaml'
}

/** About other fields of the same form, by their paths from the entry's own mapping. */
export type FieldCondition =
  /** Another field has one of these values. */
  | { readonly field: readonly string[]; readonly is: readonly string[] }
  | { readonly present: readonly string[] }
  /** None of them is there. */
  | { readonly absent: readonly (readonly string[])[] }

/** One field of a form: data beside its schema. Everything the inspector, completion and hover say about it. */
export interface Field {
  /** From the entry's own mapping: `['spec', 'image']`. */
  readonly path: readonly string[]
  readonly label: string
  readonly widget: Widget
  readonly section: 'step' | 'more' | 'advanced'
  /** One or two plain sentences. */
  readonly help: string
  /** Anchor of the documentation page; a whole address made by `docsUrl`. */
  readonly docs?: string
  readonly kinds: readonly ValueKind[]
  readonly required?: boolean
  readonly options?: readonly FieldOption[]
  readonly placeholder?: string
  /** For lists and maps: "Add argument", "Argument", … */
  readonly itemLabel?: string
  readonly addLabel?: string
  /** Of `rows`. */
  readonly columns?: readonly Column[]
  /** Shown only while this holds; or while it has a value itself. */
  readonly when?: FieldCondition
  /** Containers to remove when this field's removal leaves them empty, from the entry's own mapping. */
  readonly prune?: readonly (readonly string[])[]
  /** Shown side by side with the field before it (Name and Id, Limit Memory and Limit CPU). */
  readonly half?: boolean
}
