import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { TextHover } from '../document/textView.ts'
import type { Description } from '../schema/contract.ts'
import { describeAt, stepTypeInfo } from '../schema/index.ts'
import { schemaNode } from './nodeOf.ts'

/** What the schema says about the key or value under an offset; `undefined` where it has nothing to say. */
export function hoverAt(document: PipelineDocument, offset: number): TextHover | undefined {
  const place = document.pathAt(offset)
  const entry = place && document.entry(place.key)
  if (!place || !entry) return undefined
  const node = schemaNode(document.kind, entry, place.path)
  const description = node && describeAt(node.kind, node.type, node.path)
  const range = document.rangeOfPath(place.key, place.path, place.on)
  if (!description || !range) return undefined
  const lines = linesOf(description, place.on === 'value' ? document.slice(range) : undefined)
  if (node.kind === 'step' && node.path.length === 1 && node.path[0] === 'type' && node.type !== undefined) {
    const info = stepTypeInfo(node.type)
    if (info)
      lines.push(`${info.title}, ${info.category}.${info.description === undefined ? '' : ` ${info.description}`}`)
  }
  const title = description.title ?? String(place.path.at(-1) ?? '')
  return lines.length === 0 && description.title === undefined ? undefined : { range, title, lines }
}

function linesOf(description: Description, value: string | undefined): string[] {
  const lines = description.help === undefined ? [] : [description.help]
  const written = value?.replace(/^["']|["']$/g, '')
  const chosen = description.values?.find((option) => option.value === written)
  if (chosen?.help !== undefined) lines.push(`\`${chosen.value}\`: ${chosen.help}`)
  else if (description.values && description.values.length > 0) {
    lines.push(`One of ${description.values.map((option) => `\`${option.value}\``).join(', ')}.`)
  }
  return lines
}
