import { companionsIn } from '../../core/commands/companions.ts'
import type { Node } from '../../core/commands/fieldPlan.ts'
import { planRemove, planSet } from '../../core/commands/fieldPlan.ts'
import type { EntryKey } from '../../core/document/entry.ts'
import { openDocument } from '../../core/document/openDocument.ts'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import { explainRefusal } from '../../core/patch/explainRefusal.ts'
import type { Operation } from '../../core/patch/operation.ts'
import { fieldsOf } from '../../core/schema/index.ts'
import { readText } from '../readInput.ts'
import { REFUSED } from '../status.ts'
import { printError } from '../terminal/output.ts'
import type { NodeType } from './fieldArgument.ts'
import { parseAssignment, parseField } from './fieldArgument.ts'
import { findStep } from './findStep.ts'
import type { EditOptions } from './writeResult.ts'
import { writeResult } from './writeResult.ts'

export function setCommand(
  file: string,
  step: string,
  assignments: readonly string[],
  options: EditOptions,
): Promise<number> {
  return editFields(file, step, options, (node) => {
    const companions = companionsIn(node.kind, node.type)
    return assignments.map((text) => {
      const { path, value } = parseAssignment(text, node)
      return { text, plan: (at) => planSet(at, path, value, companions) }
    })
  })
}

export function unsetCommand(
  file: string,
  step: string,
  fields: readonly string[],
  options: EditOptions,
): Promise<number> {
  return editFields(file, step, options, ({ kind, type }) => {
    // A field knows which containers mean nothing without it, and is one itself when it is a list or a mapping.
    const companions = companionsIn(kind, type)
    const prune = fieldsOf(kind, type).flatMap((field) => [field.path, ...(field.prune ?? [])])
    return fields.map((text) => {
      const path = parseField(text)
      return { text, plan: (at) => planRemove(at, path, { prune, companions }) }
    })
  })
}

interface FieldEdit {
  /** The argument, for messages. */
  readonly text: string
  /** Against the node as it is after the edits before. */
  readonly plan: (at: Node) => Operation[]
}

/** Applies one edit after the other on the open document. All of them are written, or none is. */
async function editFields(
  file: string,
  step: string,
  options: EditOptions,
  parseArguments: (node: NodeType) => readonly FieldEdit[],
): Promise<number> {
  const text = await readText(file)
  const document = openDocument(text)
  const found = findStep(document, file, step)
  if ('sentence' in found) return printError(found.sentence, REFUSED)
  for (const edit of parseArguments(nodeTypeOf(document, found.key))) {
    const patch = edit.plan(nodeAt(document, found.key))
    if (patch.length === 0) continue
    const result = document.apply(patch, { label: edit.text })
    if (!result.ok) return printError(`${edit.text}: ${explainRefusal(result.refusal)}`, REFUSED)
  }
  return writeResult(file, text, document.text, options)
}

function nodeAt(document: PipelineDocument, key: EntryKey): Node {
  return { value: document.model(key)?.value, pointer: document.nodePointerOf(key) ?? '' }
}

function nodeTypeOf(document: PipelineDocument, key: EntryKey): NodeType {
  const entry = document.entry(key)
  const kind = entry?.kind === 'stage' || entry?.kind === 'stepGroup' ? entry.kind : 'step'
  return { kind, type: entry?.type }
}
