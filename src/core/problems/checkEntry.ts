import type { Entry, EntryModel, ListName } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { Around } from './around.ts'
import { nodeContext } from './nodeContext.ts'
import type { Severity } from './problem.ts'
import type { Finding } from './rule.ts'
import { entryRules } from './ruleList.ts'

export interface Found {
  readonly finding: Finding
  readonly rule: string
  readonly severity: Severity
}

/** Findings kept of one entry. Nobody reads more of them, and each has a place to be looked up. */
const MAX_FOUND = 500

const NOTHING: readonly Found[] = []

/** All entry rules over one entry. In what cannot be read, or is not Harness's, only those about the YAML itself. */
export function checkEntry(
  document: PipelineDocument,
  about: { entry: Entry; model: EntryModel; list: ListName | undefined; around: Around },
): readonly Found[] {
  const node = nodeContext(document, about)
  const isYamlOnly = document.kind === 'other' || document.kind === 'empty' || about.model.errors.some(isFatal)
  const found: Found[] = []
  for (const rule of entryRules) {
    if (isYamlOnly && rule.always !== true) continue
    for (const finding of rule.check(node)) found.push(asFound(rule, finding))
  }
  return found.length === 0 ? NOTHING : found.slice(0, MAX_FOUND)
}

export function asFound(rule: { readonly id: string; readonly severity: Severity }, finding: Finding): Found {
  return { finding, rule: finding.rule ?? rule.id, severity: finding.severity ?? rule.severity }
}

/** A key that stands twice leaves the rest readable. */
function isFatal({ code }: { readonly code?: string }): boolean {
  return code !== 'DUPLICATE_KEY'
}
