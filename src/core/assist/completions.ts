import { lineAt, lineRange } from '../document/lineAt.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { TextCompletion } from '../document/textView.ts'
import type { Description, KeyDescription, StepTypeInfo } from '../schema/contract.ts'
import { describeAt, stepTypes } from '../schema/index.ts'
import { expressionsFor, matchingExpressions, typedExpression } from './expressions.ts'
import type { LineContext } from './lineContext.ts'
import { lineContext } from './lineContext.ts'
import { schemaNode } from './nodeOf.ts'

/** What could stand at an offset, from the one schema. Works while the YAML is broken. Empty where nothing is known. */
export function completionsAt(document: PipelineDocument, offset: number): readonly TextCompletion[] {
  const expressions = expressionsAt(document, offset)
  if (expressions) return expressions
  const context = lineContext(document, offset)
  if (!context) return []
  return context.on === 'key' ? keysAt(document, context) : valuesAt(document, context)
}

/** Inside of `<+` only expressions mean something, wherever in the file that is. */
function expressionsAt(document: PipelineDocument, offset: number): readonly TextCompletion[] | undefined {
  const { line } = document.positionAt(offset)
  const { start } = lineRange(document, line)
  const at = typedExpression(lineAt(document, line), offset - start)
  const key = at && document.keyAt(offset)
  if (!at || key === undefined) return undefined
  const range = { start: start + at.start, end: start + at.end }
  return matchingExpressions(expressionsFor(document, key), at.typed).map(({ text, about }) => ({
    label: text,
    kind: 'value',
    insertText: text,
    range,
    detail: about,
    again: false,
  }))
}

function describe(document: PipelineDocument, context: LineContext, path = context.path): Description | undefined {
  const node = schemaNode(document.kind, context.entry, path)
  return node && describeAt(node.kind, node.type, node.path)
}

function keysAt(document: PipelineDocument, context: LineContext): TextCompletion[] {
  const list = listOf(context)
  if (list) {
    const items = context.item || context.typed === '' || !context.typed.startsWith('-') ? list : []
    return items.map((word) => itemCompletion(word, context))
  }
  if (context.entry.kind === 'document' && context.path.length === 0) {
    return ROOT_KEYS.filter((key) => !context.siblings.has(key)).map((key) => ({
      label: key,
      kind: 'key',
      insertText: `${key}:\n${' '.repeat(context.column + INDENT)}`,
      range: context.range,
      again: true,
    }))
  }
  const description = describe(document, context)
  const own = (description?.keys ?? [])
    .filter(({ key }) => !context.siblings.has(key))
    .map((key) => keyCompletion(document, key, context))
  return context.item
    ? [...own, ...(description?.values ?? []).map((value) => scalar(value.value, context, value))]
    : own
}

const INDENT = 2
const ROOT_KEYS = ['pipeline', 'template', 'inputSet', 'overlayInputSet', 'stepGroup', 'steps', 'step', 'stage']

/** The shapes an item may have, when the cursor stands directly in a list of stages or steps. */
function listOf(context: LineContext): readonly string[] | undefined {
  const [last, before] = [context.path.at(-1), context.path.at(-2)]
  if (last !== 0) return undefined
  if (before === 'stages') return ['stage', 'parallel']
  const inParallel = before === 'parallel' && context.path.includes('stages')
  if (inParallel) return ['stage']
  return before === 'steps' || before === 'rollbackSteps' || before === 'parallel'
    ? ['step', 'stepGroup', 'parallel']
    : undefined
}

function itemCompletion(word: string, context: LineContext): TextCompletion {
  const indent = ' '.repeat(context.column + 2 * INDENT)
  const body = word === 'parallel' ? `\n${' '.repeat(context.column + INDENT)}- step:\n${indent}  ` : `\n${indent}`
  return {
    label: word,
    kind: 'item',
    insertText: `${context.item ? '' : '- '}${word}:${body}`,
    range: context.range,
    again: true,
  }
}

function keyCompletion(document: PipelineDocument, key: KeyDescription, context: LineContext): TextCompletion {
  const indent = ' '.repeat(context.column + INDENT)
  const value = describe(document, context, [...context.path, key.key])
  const after = key.type === 'object' ? `:\n${indent}` : key.type === 'array' ? `:\n${indent}- ` : ': '
  // A key that has its colon already only gets its name.
  const hasColon =
    context.range.end < document.length &&
    document.slice({ start: context.range.end, end: context.range.end + 1 }) === ':'
  return {
    label: key.key,
    kind: 'key',
    insertText: hasColon ? key.key : key.key + after,
    range: context.range,
    ...(key.required ? { detail: 'required' } : {}),
    ...(key.help === undefined ? {} : { documentation: key.help }),
    again: !hasColon && (key.type === 'object' || (value?.values?.length ?? 0) > 0),
  }
}

function valuesAt(document: PipelineDocument, context: LineContext): TextCompletion[] {
  const typed = typeValues(context)
  if (typed) {
    return typed.map((info) =>
      scalar(info.type, context, { label: info.title, help: info.description ?? info.category }),
    )
  }
  const description = describe(document, context)
  const values = (description?.values ?? []).map((value) => scalar(value.value, context, value))
  if (values.length > 0 || description?.type !== 'boolean') return values
  return ['true', 'false'].map((word) => scalar(word, context, {}))
}

/** The 250 step types, where the value is a step's `type`. */
function typeValues(context: LineContext): readonly StepTypeInfo[] | undefined {
  return context.entry.kind === 'step' && context.path.length === 1 && context.path[0] === 'type'
    ? stepTypes
    : undefined
}

function scalar(value: string, context: LineContext, about: { label?: string; help?: string }): TextCompletion {
  return {
    label: value,
    kind: 'value',
    insertText: value,
    range: context.range,
    ...(about.label === undefined || about.label === value ? {} : { detail: about.label }),
    ...(about.help === undefined ? {} : { documentation: about.help }),
    again: false,
  }
}
