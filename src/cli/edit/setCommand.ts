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
import type { NodePlace } from './fieldPatch.ts'
import { setPatch, unsetPatch } from './fieldPatch.ts'
import { findStep } from './findStep.ts'
import type { EditOptions } from './writeResult.ts'
import { writeResult } from './writeResult.ts'

export function setCommand(
  file: string,
  step: string,
  assignments: readonly string[],
  options: EditOptions,
): Promise<number> {
  return editFields(file, step, assignments, options, (place, node, text) => {
    const { path, value } = parseAssignment(text, node)
    return setPatch(place, path, value)
  })
}

export function unsetCommand(
  file: string,
  step: string,
  fields: readonly string[],
  options: EditOptions,
): Promise<number> {
  return editFields(file, step, fields, options, (place, { kind, type }, text) => {
    const path = parseField(text)
    // Every form field knows which containers mean nothing without it.
    const prune = fieldsOf(kind, type).flatMap((field) => field.prune ?? [])
    return unsetPatch(place, path, prune)
  })
}

type PlanField = (place: NodePlace, node: NodeType, argument: string) => Operation[]

/** Plans and applies one argument after the other on the open document. All of them are written, or none is. */
async function editFields(
  file: string,
  step: string,
  fields: readonly string[],
  options: EditOptions,
  plan: PlanField,
): Promise<number> {
  const text = await readText(file)
  const document = openDocument(text)
  const found = findStep(document, file, step)
  if ('sentence' in found) return printError(found.sentence, REFUSED)
  for (const field of fields) {
    const patch = plan(placeOf(document, found.key), nodeTypeOf(document, found.key), field)
    const result = document.apply(patch, { label: field })
    if (!result.ok) return printError(`${field}: ${explainRefusal(result.refusal)}`, REFUSED)
  }
  return writeResult(file, text, document.text, options)
}

function placeOf(document: PipelineDocument, key: EntryKey): NodePlace {
  return { value: document.model(key)?.value, pointer: document.nodePointerOf(key) ?? '' }
}

function nodeTypeOf(document: PipelineDocument, key: EntryKey): NodeType {
  const entry = document.entry(key)
  const kind = entry?.kind === 'stage' || entry?.kind === 'stepGroup' ? entry.kind : 'step'
  return { kind, type: entry?.type }
}
