import { formatPointer } from '../../../patch/pointer.ts'
import { identifierFromName } from '../../../schema/identifier.ts'
import type { SchemaIssue } from '../../../schema/contract.ts'
import type { EntryRule, FindingFix, NodeContext } from '../../rule.ts'
import { valueAt } from '../../../value/value.ts'

/** What the schema says, as `schema/required`, `schema/unknown-key`, … Issues that rules of their own speak of are left to them. */
export const schema: EntryRule = {
  id: 'schema',
  severity: 'error',
  scope: 'entry',
  summary: 'The value does not fit the schema (schema/required, schema/wrong-type, schema/unknown-key, …)',
  check(node) {
    return node.issues
      .filter((issue) => !isLeftToOthers(issue, node))
      .map((issue) => {
        const fixes = fixOf(issue, node)
        return {
          path: issue.path,
          ...(issue.code === 'unknown-key' ? ({ part: 'key' } as const) : {}),
          message: messageOf(issue, node),
          rule: `schema/${issue.code}`,
          severity: issue.severity,
          ...(fixes === undefined ? {} : { fixes: [fixes] }),
        }
      })
  },
}

function isLeftToOthers({ code, path }: SchemaIssue, { entry }: NodeContext): boolean {
  const key = path.at(-1)
  if (code === 'pattern' && path.length === 1 && (key === 'identifier' || key === 'name' || key === 'timeout'))
    return true
  return code === 'required' && entry.kind === 'stage' && path.length === 1 && key === 'failureStrategies'
}

function fixOf(issue: SchemaIssue, node: NodeContext): FindingFix | undefined {
  const { code, path, suggestion } = issue
  if (code === 'required') return idFromName(path, node)
  if (code === 'wrong-type') return wantsQuotes(issue, node) ? quoted(path, node) : wordForFlag(issue, node)
  if (suggestion === undefined) return undefined
  if (code === 'unknown-key')
    return {
      title: `Rename to ${suggestion}`,
      certain: false,
      patch: (at) => [{ op: 'rename', path: at.node + formatPointer(path), name: suggestion }],
    }
  return {
    title: `Write ${suggestion}`,
    certain: false,
    patch: (at) => [{ op: 'replace', path: at.node + formatPointer(path), value: suggestion }],
  }
}

/** Speaks of the value as it is written: `1.10` reads as 1.1. */
function messageOf(issue: SchemaIssue, node: NodeContext): string {
  const { message, suggestion, path } = issue
  const source = wantsQuotes(issue, node) ? node.source(path) : ''
  return source === '' || source.includes('\n') ? message : message.replace(suggestion ?? '', () => `"${source}"`)
}

/** A number or a flag where text is wanted. What is text already, `"true"` where a flag is wanted, gets no more quotes. */
function wantsQuotes({ code, path, suggestion }: SchemaIssue, { value }: NodeContext): boolean {
  return code === 'wrong-type' && suggestion !== undefined && typeof valueAt(value, path) !== 'string'
}

/** The letters as they stand: `1.10` stays `"1.10"`. */
function quoted(path: SchemaIssue['path'], node: NodeContext): FindingFix | undefined {
  const source = node.source(path)
  if (source === '' || source.includes('\n')) return undefined
  return {
    title: `Write "${source}"`,
    certain: true,
    patch: (at) => [{ op: 'replace', path: at.node + formatPointer(path), value: source }],
  }
}

const FLAGS: Readonly<Record<string, boolean>> = {
  yes: true,
  on: true,
  true: true,
  no: false,
  off: false,
  false: false,
}

/** `privileged: yes` and `privileged: "true"` mean a boolean. */
function wordForFlag({ path, message }: SchemaIssue, node: NodeContext): FindingFix | undefined {
  const value = valueAt(node.value, path)
  if (typeof value !== 'string' || !message.includes('true, false')) return undefined
  const flag = FLAGS[value.toLowerCase()]
  if (flag === undefined) return undefined
  return {
    title: `Write ${flag}`,
    certain: true,
    patch: (at) => [{ op: 'replace', path: at.node + formatPointer(path), value: flag }],
  }
}

function idFromName(path: SchemaIssue['path'], { value, entry }: NodeContext): FindingFix | undefined {
  if (path.length !== 1 || path[0] !== 'identifier') return undefined
  const name = typeof value.name === 'string' ? identifierFromName(value.name) : ''
  if (name === '' || entry.kind === 'document') return undefined
  return {
    title: `Add the Id ${name}`,
    certain: true,
    patch: (at) => [{ op: 'add', path: `${at.node}/identifier`, value: name }],
  }
}
