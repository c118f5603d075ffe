import type { DocumentKind, Entry, EntryModel, ListName } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import { checkNode } from '../schema/checkNode.ts'
import type { NodeKind, SchemaIssue } from '../schema/contract.ts'
import type { Around } from './around.ts'
import type { NodeContext } from './rule.ts'
import type { Path } from '../value/value.ts'
import { hasExpression } from './rule.ts'
import { isMapping, mappingOf, valueAt } from '../value/value.ts'

const ROOT_KEYS: Readonly<Partial<Record<DocumentKind, string>>> = {
  pipeline: 'pipeline',
  template: 'template',
  inputSet: 'inputSet',
  overlayInputSet: 'overlayInputSet',
}

/** From the entry's mapping to the node's: the root's stands under `pipeline:`. */
export function basePath(entry: Entry, kind: DocumentKind): readonly string[] {
  const key = entry.kind === 'document' ? ROOT_KEYS[kind] : undefined
  return key === undefined ? [] : [key]
}

export function nodeContext(
  document: PipelineDocument,
  about: { entry: Entry; model: EntryModel; list: ListName | undefined; around: Around },
): NodeContext {
  const { entry, model, list, around } = about
  const base = basePath(entry, document.kind)
  const value = base.length === 0 ? model.value : valueAt(model.value, base)
  let issues: readonly SchemaIssue[] | undefined
  return {
    ...about,
    value: mappingOf(value),
    get issues() {
      issues ??= issuesOf(entry, value, list, around)
      return issues
    },
    source(path: Path) {
      const range = document.rangeOfPath(entry.key, [...base, ...path], 'value')
      return range ? document.slice(range) : ''
    },
    text() {
      const range = document.rangeOf(entry.key)
      return range ? document.slice(range) : ''
    },
  }
}

function issuesOf(entry: Entry, value: unknown, list: ListName | undefined, around: Around): readonly SchemaIssue[] {
  const kind = nodeKindOf(entry, around.documentKind)
  if (kind === undefined || (value === undefined && entry.kind !== 'document')) return []
  return checkNode(kind, value, entry.kind === 'document' ? undefined : entry.type).filter(
    (issue) => !isPartial(issue, entry, value, list) && !isWorkedOutLater(issue, value),
  )
}

function nodeKindOf(entry: Entry, documentKind: DocumentKind): NodeKind | undefined {
  if (documentKind === 'inputSet' || documentKind === 'overlayInputSet')
    return entry.kind === 'document' ? 'inputSet' : undefined
  if (entry.kind === 'document')
    return documentKind === 'pipeline' || documentKind === 'template' ? documentKind : undefined
  return entry.kind === 'stage' || entry.kind === 'stepGroup' || entry.kind === 'step' ? entry.kind : undefined
}

/** The body of a template has its names in the template's head; child lists are entries, and left out of the value. */
function isPartial(issue: SchemaIssue, entry: Entry, value: unknown, list: ListName | undefined): boolean {
  if (issue.code !== 'required') return false
  const key = issue.path.at(-1)
  if (list === 'body' && issue.path.length === 1 && (key === 'name' || key === 'identifier')) return true
  if (entry.kind === 'document' && isMapping(value) && value.template !== undefined) return true
  return entry.lists.some(
    ({ path }) => path.length === issue.path.length && path.every((p, at) => p === issue.path[at]),
  )
}

function isWorkedOutLater({ code, path }: SchemaIssue, value: unknown): boolean {
  if (code !== 'pattern' && code !== 'not-in-list' && code !== 'wrong-type') return false
  return hasExpression(valueAt(value, path))
}
