import type { Node } from 'yaml'
import { visit } from 'yaml'
import type { TextBuffer } from '../../text/buffer.ts'
import type { ParsedOwn } from './parseOwn.ts'

/** Finds what an anchor names when it stands in another entry than its alias. */
export class AnchorIndex {
  constructor(
    private readonly buffer: () => TextBuffer,
    private readonly parsedAt: (offset: number) => ParsedOwn | undefined,
  ) {}

  private known: { readonly buffer: TextBuffer; readonly nodes: Map<string, Node | undefined> } | undefined

  /** Looked for once in each text: a file may name an anchor very often, or one that is nowhere. */
  find(name: string): Node | undefined {
    const buffer = this.buffer()
    if (this.known?.buffer !== buffer) this.known = { buffer, nodes: new Map() }
    const { nodes } = this.known
    if (!nodes.has(name)) nodes.set(name, this.search(buffer.toString(), name))
    return nodes.get(name)
  }

  /** The first node in the file with the anchor; its entry is parsed alone, like any other. */
  private search(text: string, name: string): Node | undefined {
    for (let at = text.indexOf(`&${name}`); at !== -1; at = text.indexOf(`&${name}`, at + 1)) {
      const parsed = this.parsedAt(at)
      const node = parsed && anchoredNode(parsed, name)
      if (node) return node
    }
    return undefined
  }
}

function anchoredNode({ document }: ParsedOwn, name: string): Node | undefined {
  let found: Node | undefined
  if (document) {
    visit(document, {
      Node: (_, node) => {
        if (!('anchor' in node) || node.anchor !== name) return undefined
        found = node
        return visit.BREAK
      },
    })
  }
  return found
}
