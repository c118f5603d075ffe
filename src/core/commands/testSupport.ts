import type { Entry } from '../document/entry.ts'
import { openDocument } from '../document/openDocument.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { Command } from './command.ts'

/** A document, and its entries by identifier. */
export function opened(text: string) {
  const document = openDocument(text)
  return { document, key: (identifier: string) => byIdentifier(document, identifier).key }
}

export function byIdentifier(document: PipelineDocument, identifier: string): Entry {
  const stack = [document.outline()]
  for (let entry = stack.pop(); entry; entry = stack.pop()) {
    if (entry.identifier === identifier) return entry
    for (const list of entry.lists) stack.push(...list.items)
  }
  throw new Error(`no ${identifier}`)
}

/** The text after a command, with what it would select. A refusal is a failing test that says why. */
export function afterwards<Args>(document: PipelineDocument, command: Command<Args>, args: Args) {
  const verdict = command.check(document, args)
  if (!verdict.allowed) throw new Error(verdict.reason)
  const plan = command.plan(document, args)
  if ('refusal' in plan) throw new Error(JSON.stringify(plan.refusal))
  const result = document.apply(plan.patch, { label: plan.label })
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return { text: document.text, selected: plan.select === undefined ? undefined : at(document, plan.select), plan }
}

function at(document: PipelineDocument, pointer: string): string | undefined {
  const stack = [document.outline()]
  for (let entry = stack.pop(); entry; entry = stack.pop()) {
    if (document.pointerOf(entry.key) === pointer) return entry.identifier ?? entry.kind
    for (const list of entry.lists) stack.push(...list.items)
  }
  return undefined
}
