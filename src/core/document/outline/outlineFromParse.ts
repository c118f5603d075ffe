import type { Alias, Document, Node, Pair, YAMLMap, YAMLSeq } from 'yaml'
import { isAlias, isCollection, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml'
import { tooDeepAt } from '../../patch/tooDeep.ts'
import type { DocumentKind, EntryKind, ListName } from '../entry.ts'
import { extentEnd } from './extent.ts'
import type { Found, FoundOutline } from './found.ts'
import { lastChildEnd, newFound } from './found.ts'
import type { FieldName, Role } from './grammar.ts'
import { documentKindOf, MAX_DEPTH, templateBody, turnAt } from './grammar.ts'
import { columnOf, lineStartAt, skipBlanks } from './lines.ts'
import { plainText } from './scalarText.ts'

type Path = readonly (string | number)[]

/** The outline of a whole text by a full parse: slow, and right about every YAML. `undefined` when the text has syntax errors. */
export function outlineFromParse(text: string): FoundOutline | undefined {
  if (tooDeepAt(text) !== undefined) return undefined
  let document: Document.Parsed | undefined
  try {
    const documents = parseAllDocuments(text, { keepSourceTokens: true, prettyErrors: false, logLevel: 'silent' })
    document = Array.isArray(documents) ? documents[0] : undefined
  } catch (error) {
    // The parser recurses: nesting of some thousand levels overflows its stack. The scan's outline stays.
    if (error instanceof RangeError) return undefined
    throw error
  }
  if (document?.errors.some((error) => error.code !== 'DUPLICATE_KEY')) return undefined
  const root = newFound('document', 0)
  root.end = text.length
  const reader = new NodeReader(text, 0, document)
  const kind = document?.contents ? reader.readRoot(document.contents, root) : 'empty'
  return { kind, root, odd: true }
}

/** Reads entries out of parsed nodes. `base` is where the parsed text starts in the whole text. */
export class NodeReader {
  constructor(
    private readonly text: string,
    private readonly base: number,
    private readonly document: Document.Parsed | undefined,
  ) {}

  readRoot(node: Node, root: Found): DocumentKind {
    if (isSeq(node)) {
      const items = this.readItems(node, 0)
      if (!items.some((item) => item.kind !== 'unreadable')) return 'other'
      const name = items.some((item) => item.kind === 'stage') ? 'stages' : 'steps'
      root.lists.push({ name, path: [], items, flow: node.flow === true, column: -1 })
      return 'fragment'
    }
    if (!isMap(node)) return isScalar(node) && node.value === null ? 'empty' : 'other'
    for (const pair of node.items) {
      const key = keyOf(pair)
      const kind = key === undefined ? undefined : documentKindOf(key)
      if (key === undefined || kind === undefined) continue
      const turn = turnAt('item', key)
      if (turn) return this.readBody(node, root, [], 'item', -1)
      this.readMap(node, 'root', root, [], 0)
      const lists = root.lists
      if (kind === 'fragment' && lists.length > 0 && !lists.some(isOurs)) {
        root.lists = []
        return 'other'
      }
      return kind
    }
    return 'other'
  }

  /** The one entry inside a template or a fragment, which is no item of a list. `parent` is the column of the key that holds it. */
  private readBody(node: Node, root: Found, path: readonly string[], role: Role, parent: number): DocumentKind {
    if (!isMap(node)) return 'fragment'
    const start = this.startOf(node)
    const body = newFound(role === 'item' ? 'unreadable' : (role as EntryKind), start)
    this.readMap(node, role, body, [], 1)
    body.end = node.flow === true ? this.endOf(node) : extentEnd(this.text, start, parent, lastChildEnd(body))
    root.lists.push({ name: 'body', path, items: [body], flow: node.flow === true, column: parent })
    return 'fragment'
  }

  readMap(node: YAMLMap, role: Role, owner: Found, path: Path, depth: number): void {
    if (depth > MAX_DEPTH) return
    const type = role === 'template' ? textOf(this.resolved(valueAt(node, 'type'))) : undefined
    for (const pair of node.items) {
      const key = keyOf(pair)
      if (key === undefined) continue
      const value = pair.value as Node | null
      if (role === 'template' && key === 'spec') {
        this.readTemplateSpec(pair.key as Node, value, type, owner)
        continue
      }
      const turn = turnAt(role, key)
      if (!turn) continue
      if (turn.to === 'field') this.setField(owner, turn.field, value, role)
      else if (turn.to === 'list') this.addList(owner, turn.list, [...path, key], value, this.keyColumn(pair), depth)
      else if (turn.to === 'map') {
        if (isMap(value)) this.readMap(value, turn.role, owner, [...path, key], depth + 1)
      } else if (owner.kind === 'unreadable') this.readNode(owner, turn.kind, turn.role, pair, depth)
    }
    this.readMerged(node, role, owner)
  }

  /** Names that come in through a merge key, where the mapping has none of its own. */
  private readMerged(node: YAMLMap, role: Role, owner: Found): void {
    for (const pair of node.items) {
      if (keyOf(pair) !== '<<') continue
      const value = this.resolved(pair.value as Node | null)
      for (const source of isSeq(value) ? (value.items as Node[]) : [value]) {
        const target = this.resolved(source)
        if (isMap(target)) this.readFields(target, role, owner)
      }
    }
  }

  private readTemplateSpec(key: Node, value: Node | null, type: string | undefined, root: Found): void {
    const role = templateBody(type)
    if (!role || !isMap(value)) return
    if (role === 'pipelineTemplate') this.readMap(value, role, root, ['template', 'spec'], 2)
    else this.readBody(value, root, ['template', 'spec'], role, this.column(this.startOf(key)))
  }

  private readNode(owner: Found, kind: EntryKind, role: Role | 'parallel', pair: Pair, depth: number): void {
    const value = pair.value as Node | null
    const target = this.resolved(value)
    owner.kind = kind
    owner.nodePath = [keyOf(pair) as string]
    if (role === 'parallel') this.addList(owner, 'parallel', [], value, this.keyColumn(pair), depth)
    else if (isMap(value)) this.readMap(value, role, owner, [], depth + 1)
    else if (isMap(target)) this.readFields(target, role, owner)
  }

  addList(owner: Found, name: ListName, path: Path, value: unknown, column: number, depth: number): void {
    if (!isSeq(value) || owner.lists.some((list) => samePath(list.path, path))) return
    owner.lists.push({ name, path, items: this.readItems(value, depth + 1), flow: value.flow === true, column })
  }

  private keyColumn(pair: Pair): number {
    return this.column(this.startOf(pair.key as Node))
  }

  private readItems(seq: YAMLSeq, depth: number): Found[] {
    if (depth > MAX_DEPTH) return []
    const flow = seq.flow === true
    const starts = flow ? [] : this.dashesOf(seq)
    return (seq.items as (Node | null)[]).map((node, index) => {
      const start = starts[index] ?? (node ? this.startOf(node) : this.base + (seq.range?.[0] ?? 0))
      const found = newFound('unreadable', start)
      if (isMap(node)) this.readMap(node, 'item', found, [], depth)
      else if (isAlias(node)) this.readAliasedItem(node, found)
      found.end = flow
        ? node
          ? this.endOf(node)
          : start
        : extentEnd(this.text, start, this.column(start), lastChildEnd(found))
      return found
    })
  }

  /** `- *ref`: the names come from the anchor; its lists stay with the anchor, where their text is. */
  private readAliasedItem(alias: Alias, found: Found): void {
    const target = this.resolved(alias)
    if (!isMap(target)) return
    for (const pair of target.items) {
      const key = keyOf(pair)
      const turn = key === undefined ? undefined : turnAt('item', key)
      if (key === undefined || turn?.to !== 'node' || found.kind !== 'unreadable') continue
      found.kind = turn.kind
      found.nodePath = [key]
      const node = this.resolved(pair.value as Node | null)
      if (isMap(node) && turn.role !== 'parallel') this.readFields(node, turn.role, found)
    }
  }

  private readFields(node: YAMLMap, role: Role, owner: Found): void {
    for (const pair of node.items) {
      const key = keyOf(pair)
      const turn = key === undefined ? undefined : turnAt(role, key)
      if (turn?.to === 'field') this.setField(owner, turn.field, pair.value as Node | null, role)
      else if (turn?.to === 'map' && turn.role === 'link' && isMap(pair.value))
        this.readFields(pair.value, 'link', owner)
    }
  }

  private setField(owner: Found, field: FieldName, value: Node | null, role: Role): void {
    if (owner.kind === 'document' && role === 'pipelineTemplate') return
    owner[field] ??= textOf(this.resolved(value))
  }

  private resolved(node: Node | null | undefined): Node | null | undefined {
    return isAlias(node) && this.document ? node.resolve(this.document) : node
  }

  private dashesOf(seq: YAMLSeq): number[] {
    const token = seq.srcToken
    if (token?.type !== 'block-seq') return []
    return token.items.flatMap((item) => {
      const dash = item.start.find((part) => part.type === 'seq-item-ind')
      return dash ? [this.base + dash.offset] : []
    })
  }

  private column(offset: number): number {
    return columnOf(this.text, lineStartAt(this.text, offset), offset)
  }

  private startOf(node: Node): number {
    const start = this.base + (node.range?.[0] ?? 0)
    return isCollection(node) && node.flow !== true ? skipBlanks(this.text, start, this.text.length) : start
  }

  private endOf(node: Node): number {
    return this.base + (node.range?.[1] ?? 0)
  }
}

export function isOurs(list: { readonly items: readonly Found[] }): boolean {
  return list.items.length === 0 || list.items.some((item) => item.kind !== 'unreadable')
}

export function samePath(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index])
}

function keyOf(pair: Pair): string | undefined {
  return isScalar(pair.key) && typeof pair.key.value === 'string' ? pair.key.value : undefined
}

function valueAt(map: YAMLMap, key: string): Node | null | undefined {
  return map.items.find((pair) => keyOf(pair) === key)?.value as Node | null | undefined
}

function textOf(node: Node | null | undefined): string | undefined {
  if (!isScalar(node)) return undefined
  if (node.type === 'PLAIN') return plainText(node.source ?? '')
  return node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? String(node.value) : undefined
}
