/** A JSON Pointer (RFC 6901): `""` is the whole document, `/a/0/b` a path, with `~0` for `~` and `~1` for `/`. */
export type JsonPointer = string

/** What YAML's core schema can hold and JSON can say. Maps are plain objects without a prototype trick. */
export type YamlValue = null | boolean | number | string | readonly YamlValue[] | { readonly [key: string]: YamlValue }

/**
 * The operations of RFC 6902, to the letter, and `rename`, which keeps a key's place, value and comments. `source` of an
 * `add` is YAML of a list with the value as its one item: comments, quotes and block scalars go along where they fit.
 * `comments: 'stay'` of a `remove` leaves the comments of what goes in its place: those of a shell whose content moved out.
 */
export type Operation =
  | { readonly op: 'add'; readonly path: JsonPointer; readonly value: YamlValue; readonly source?: string }
  | { readonly op: 'replace'; readonly path: JsonPointer; readonly value: YamlValue }
  | { readonly op: 'remove'; readonly path: JsonPointer; readonly comments?: 'stay' }
  | { readonly op: 'move'; readonly from: JsonPointer; readonly path: JsonPointer }
  | { readonly op: 'copy'; readonly from: JsonPointer; readonly path: JsonPointer }
  | { readonly op: 'test'; readonly path: JsonPointer; readonly value: YamlValue }
  | { readonly op: 'rename'; readonly path: JsonPointer; readonly name: string }
