import type { Document } from 'yaml'
import { isMap, isSeq, parseDocument } from 'yaml'
import type { DocumentKind, EntryKind, ListName } from '../entry.ts'
import { extentEndBefore, keptEnd } from './extent.ts'
import type { Found, FoundOutline } from './found.ts'
import { lastChildEnd, newFound } from './found.ts'
import type { FieldName, Role } from './grammar.ts'
import { tooDeepAt } from '../../patch/tooDeep.ts'
import { documentKindOf, MAX_DEPTH, templateBody, turnAt } from './grammar.ts'
import { LineCursor } from './lineCursor.ts'
import { columnOf, lineEndAt, lineStartAt, markerAt } from './lines.ts'
import { isOurs, NodeReader, samePath } from './outlineFromParse.ts'
import { foldedText, scalarText } from './scalarText.ts'

type Path = readonly (string | number)[]

/** UTF-16 code units of `[…]` and `{…}` that are parsed while scanning; more stays text until the full parse. */
const MAX_FLOW = 65_536
const PROPERTIES = /^(?:[&!][^\s]*[ \t]*)+/

/** The outline of a whole text by its lines alone: fast, and still right about the steps below a broken one. */
export function scanOutline(text: string): FoundOutline {
  const scan = new Scan(text, 0, text.length)
  const root = newFound('document', 0)
  root.end = text.length
  const kind = scan.document(root)
  return { kind, root, odd: scan.odd }
}

export interface ScannedRun {
  readonly items: readonly Found[]
  /** Start of the line that ended the run: a line outside of the list, or the window's end. */
  readonly stop: number
  readonly odd: boolean
}

/** Scans the items of a block list again, from the dash at `start`. `parent` is the column of the key above them. */
export function scanItems(text: string, start: number, parent: number): ScannedRun {
  const scan = new Scan(text, start, text.length)
  const column = columnOf(text, lineStartAt(text, start), start)
  const items = scan.items(column, parent, 1)
  return { items, stop: scan.stop, odd: scan.odd }
}

/**
 * One state machine over lines; it reads better whole. Its idea: in block style, everything under a key or a dash is
 * indented deeper than it. So only lines in the column of a mapping that can lead to entries are looked at, and
 * scripts, quoted text and comments are passed over by their indent, whatever they say.
 */
class Scan {
  odd = false
  private readonly line: LineCursor
  private readonly mayKeep: boolean

  constructor(
    private readonly text: string,
    from: number,
    limit: number,
  ) {
    this.line = new LineCursor(text, from, limit)
    this.mayKeep = /[|>][1-9]?\+/.test(text)
  }

  get stop(): number {
    return this.line.lineStart
  }

  document(root: Found): DocumentKind {
    this.skipPreamble()
    if (this.line.done) return 'empty'
    if (this.line.isDash()) return this.bareList(root)
    const first = this.text.charAt(this.line.first)
    if (first === '{' || first === '[') return this.flowRoot(root)
    return this.rootMap(root)
  }

  /** Directives and the first `---`. */
  private skipPreamble(): void {
    const { line, text } = this
    while (!line.done && text.charAt(line.first) === '%' && line.column === 0) {
      this.odd = true
      line.next()
    }
    if (!line.done || markerAt(text, line.lineStart) !== '---') return
    const lineEnd = lineEndAt(text, line.lineStart)
    const rest = text.indexOf('---', line.lineStart) + 3
    if (!/^[ \t]*(?:#.*)?$/.test(text.slice(rest, lineEnd))) this.odd = true
    const lf = text.indexOf('\n', lineEnd)
    if (lf !== -1) line.goTo(lf + 1)
  }

  private bareList(root: Found): DocumentKind {
    const items = this.items(this.line.column, -1, 0)
    if (!isOurs({ items })) return 'other'
    const name = items.some((item) => item.kind === 'stage') ? 'stages' : 'steps'
    root.lists.push({ name, path: [], items, flow: false, column: -1 })
    return 'fragment'
  }

  private flowRoot(root: Found): DocumentKind {
    const start = this.line.first
    const document = this.flow(start, this.text.length)
    return document?.contents ? new NodeReader(this.text, start, document).readRoot(document.contents, root) : 'other'
  }

  private rootMap(root: Found): DocumentKind {
    const { line } = this
    const { column, lineStart, first } = line
    let kind: DocumentKind | undefined
    let isItem = false
    while (!line.done && kind === undefined) {
      const key = line.column === column ? line.key()?.key : undefined
      kind = key === undefined ? undefined : documentKindOf(key)
      isItem = key !== undefined && turnAt('item', key) !== undefined
      if (key === '<<') this.odd = true
      if (kind === undefined) line.next()
    }
    if (kind === undefined) return 'other'
    line.goTo(lineStart)
    if (isItem) {
      this.body(root, [], 'item', first, -1)
      return kind
    }
    this.map('root', root, [], -1, 0)
    if (kind !== 'fragment' || root.lists.length === 0 || root.lists.some(isOurs)) return kind
    root.lists = []
    return 'other'
  }

  /** The one entry inside a template or a fragment, which is no item of a list. */
  private body(root: Found, path: Path, role: Role, start: number, parent: number): void {
    const body = newFound(role === 'item' ? 'unreadable' : (role as EntryKind), start)
    this.map(role, body, [], parent, 1)
    body.end = this.endOf(body, parent)
    root.lists.push({ name: 'body', path, items: [body], flow: false, column: parent })
  }

  /** Reads the pairs of a mapping whose first line is the current one, up to a line at or left of `parent`. */
  private map(role: Role, owner: Found, path: Path, parent: number, depth: number): void {
    const { line } = this
    const { column } = line
    while (!line.done && !line.ends(parent)) {
      const pair = line.column === column && !line.isDash() ? line.key() : undefined
      if (pair) this.pair(role, owner, path, pair.key, pair.valueStart, depth)
      else line.next()
      line.skipDeeper(column)
    }
  }

  private pair(role: Role, owner: Found, path: Path, key: string, valueStart: number, depth: number): void {
    const { line } = this
    if (role === 'template' && key === 'spec') return this.templateSpec(owner, valueStart)
    const turn = turnAt(role, key)
    if (!turn) {
      if (line.hasTab || '?<*&!'.includes(key.charAt(0))) this.odd = true
      return line.next()
    }
    if (line.hasTab) this.odd = true
    if (turn.to === 'field') return this.field(owner, turn.field, valueStart)
    const value = this.inlineValue(valueStart)
    const { column } = line
    if (turn.to === 'node') {
      if (owner.kind !== 'unreadable') return line.next()
      owner.kind = turn.kind
      owner.nodePath = [key]
    }
    const inside = turn.to === 'node' ? [] : [...path, key]
    if (value < line.lineEnd) {
      this.inlineNode(value, column, (reader, node) => {
        if (turn.to === 'list') reader.addList(owner, turn.list, inside, node, column, depth)
        else if (turn.role === 'parallel') reader.addList(owner, 'parallel', [], node, column, depth)
        else if (isMap(node)) reader.readMap(node, turn.role, owner, inside, depth + 1)
      })
      return
    }
    line.next()
    if (line.done || depth >= MAX_DEPTH) return
    if (turn.to === 'list') this.list(owner, turn.list, inside, column, depth)
    else if (turn.role === 'parallel') this.list(owner, 'parallel', [], column, depth)
    else if (line.column > column && !line.isDash()) this.nestedMap(turn.role, owner, inside, column, depth)
  }

  /** A value that starts on the line below its key; it may still be `{…}` or an alias. */
  private nestedMap(role: Role, owner: Found, path: Path, column: number, depth: number): void {
    const first = this.text.charAt(this.line.first)
    if (first === '{' || first === '[' || first === '*' || first === '&' || first === '!') this.odd = true
    this.map(role, owner, path, column, depth + 1)
  }

  private list(owner: Found, name: ListName, path: Path, column: number, depth: number): void {
    const { line } = this
    if (line.column < column) return
    if (!line.isDash()) {
      if (line.column > column && '[*&!'.includes(this.text.charAt(line.first))) this.odd = true
      return
    }
    if (owner.lists.some((list) => samePath(list.path, path))) return
    const items = this.items(line.column, column, depth + 1)
    owner.lists.push({ name, path, items, flow: false, column })
  }

  /**
   * Items with their dash in `column`, under a key in `parent` (the same column when the list is not indented).
   * A line between the two is broken text: it belongs to no item, and the items below it stay.
   */
  items(column: number, parent: number, depth: number): Found[] {
    const { line } = this
    const items: Found[] = []
    while (!line.done) {
      if (line.column === column && line.isDash()) items.push(this.item(column, depth))
      else if (line.ends(parent)) break
      else line.next()
    }
    return items
  }

  private item(column: number, depth: number): Found {
    const { line, text } = this
    const found = newFound('unreadable', line.first)
    if (line.hasTab) this.odd = true
    let content = line.skipBlanks(line.first + 1)
    if ('&!*'.includes(text.charAt(content)) && content < line.lineEnd) {
      this.odd = true
      content += PROPERTIES.exec(text.slice(content, line.lineEnd))?.[0].length ?? 0
    }
    if (content >= line.lineEnd || text.charAt(content) === '#') {
      line.next()
      if (!line.done && line.column > column && !line.isDash() && depth < MAX_DEPTH)
        this.map('item', found, [], column, depth)
    } else if (text.charAt(content) === '{') {
      this.inlineNode(content, column, (reader, node) => {
        if (isMap(node)) reader.readMap(node, 'item', found, [], depth)
      })
    } else {
      line.enter(content)
      if (depth < MAX_DEPTH && !line.isDash()) this.map('item', found, [], column, depth)
      else line.next()
    }
    while (!line.done && !line.ends(column)) line.next()
    found.end = this.endOf(found, column)
    return found
  }

  /** Where an entry ends, now that the cursor stands on the line after it. */
  private endOf(found: Found, column: number): number {
    const end = extentEndBefore(this.text, found.start, column, this.line.lineStart)
    return this.mayKeep ? keptEnd(this.text, Math.max(found.start, lastChildEnd(found)), end, column) : end
  }

  private templateSpec(root: Found, valueStart: number): void {
    const { line } = this
    const { column } = line
    const role = templateBody(root.type ?? this.fieldBelow('type', column))
    const isInline = this.inlineValue(valueStart) < line.lineEnd
    if (isInline) this.odd = true
    line.next()
    if (!role || isInline || line.done || line.column <= column || line.isDash()) return
    if (role === 'pipelineTemplate') this.map(role, root, ['template', 'spec'], column, 2)
    else this.body(root, ['template', 'spec'], role, line.first, column)
  }

  /** A field of the same mapping that stands further down. */
  private fieldBelow(name: string, column: number): string | undefined {
    const ahead = new LineCursor(this.text, this.line.lineStart, this.line.limit)
    for (ahead.next(); !ahead.done && ahead.column >= column; ahead.next()) {
      const pair = ahead.column === column ? ahead.key() : undefined
      if (pair?.key === name) return scalarText(this.text.slice(pair.valueStart, ahead.lineEnd))
    }
    return undefined
  }

  private field(owner: Found, field: FieldName, valueStart: number): void {
    const { line, text } = this
    const { column, lineEnd } = line
    const raw = text.slice(valueStart, lineEnd)
    line.next()
    if (owner[field] !== undefined) return
    if (raw.includes('*') && /^[ \t]*\*/.test(raw)) this.odd = true
    if (line.done || line.column <= column || /^[ \t]*[|>{[]/.test(raw)) {
      owner[field] = scalarText(raw)
      return
    }
    // The value goes on below, or starts there.
    line.skipDeeper(column)
    owner[field] = foldedText(text.slice(valueStart, line.done ? line.limit : line.lineStart))
  }

  /** Offset of an inline value after anchors and tags; the line's end when there is none. */
  private inlineValue(valueStart: number): number {
    const { line, text } = this
    let at = line.skipBlanks(valueStart)
    const first = text.charAt(at)
    if (first === '&' || first === '!') at += PROPERTIES.exec(text.slice(at, line.lineEnd))?.[0].length ?? 0
    if (text.charAt(at) === '#' && at < line.lineEnd) return line.lineEnd
    if (text.charAt(at) === '*') this.odd = true
    return Math.min(at, line.lineEnd)
  }

  private inlineNode(start: number, column: number, read: (reader: NodeReader, node: unknown) => void): void {
    const { line } = this
    line.next()
    while (!line.done && !line.ends(column)) line.next()
    if (!'{['.includes(this.text.charAt(start))) return
    const document = this.flow(start, line.done ? line.limit : line.lineStart)
    if (document) read(new NodeReader(this.text, start, document), document.contents)
  }

  private flow(start: number, end: number): Document.Parsed | undefined {
    if (end - start > MAX_FLOW) {
      this.odd = true
      return undefined
    }
    const text = this.text.slice(start, end)
    if (tooDeepAt(text) !== undefined) return undefined
    try {
      const document = parseDocument(text, {
        keepSourceTokens: true,
        prettyErrors: false,
        logLevel: 'silent',
      })
      return isMap(document.contents) || isSeq(document.contents) ? document : undefined
    } catch (error) {
      // The parser recurses: thousands of nested brackets overflow its stack, and stay text.
      if (error instanceof RangeError) return undefined
      throw error
    }
  }
}
