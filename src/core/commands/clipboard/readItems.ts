import type { Entry } from '../../document/entry.ts'
import { openDocument } from '../../document/openDocument.ts'
import type { PipelineDocument } from '../../document/pipelineDocument.ts'
import type { YamlValue } from '../../patch/operation.ts'
import { OpaqueAlias } from '../../patch/plain.ts'
import { readTree, wholeValue } from '../../patch/tree.ts'
import { isMapping } from '../../value/value.ts'
import { itemYaml } from './entryYaml.ts'

/** One step, group, parallel or stage of a pasted text. */
export interface PastedItem {
  readonly entry: Entry
  readonly value: YamlValue
  /** YAML of a list with just this item. */
  readonly source: string
}

export type PastedItems =
  | {
      readonly ok: true
      readonly items: readonly PastedItem[]
      readonly isStages: boolean
      readonly document: PipelineDocument
    }
  | { readonly ok: false; readonly reason: string }

/** More is no part of a pipeline, but a whole file by mistake. */
const MOST = 2_000_000

/**
 * Steps, groups or stages of a text from anywhere: a list of items, one item, a bare step (`type: Run …`), a list under
 * `steps:`, or the stages of a whole pipeline.
 */
export function readItems(text: string): PastedItems {
  if (text.trim() === '') return { ok: false, reason: 'There is nothing to paste.' }
  if (text.length > MOST) return { ok: false, reason: 'That is too much to paste here: over 2 MB.' }
  const document = openDocument(atMargin(text))
  const wrapped = document.kind === 'other' ? bareNode(document) : document
  const entries = wrapped ? itemsOf(wrapped) : []
  if (!wrapped || entries.length === 0) return { ok: false, reason: whyNot(document) }
  const items: PastedItem[] = []
  for (const entry of entries) {
    const source = itemYaml(wrapped, entry.key)
    const tree = readTree(source)
    if ('refusal' in tree) return { ok: false, reason: `That cannot be read as YAML: ${tree.refusal.reason ?? ''}` }
    const [value] = wholeValue(tree) as YamlValue[]
    if (value === undefined || !isPlain(value))
      return { ok: false, reason: 'That has aliases, which mean nothing in another place. Write them out first.' }
    items.push({ entry, value, source })
  }
  const isStages = entries.some((entry) => isStage(entry))
  if (isStages && !entries.every((entry) => isStage(entry)))
    return { ok: false, reason: 'That mixes stages and steps.' }
  return { ok: true, items, isStages, document: wrapped }
}

function isStage(entry: Entry): boolean {
  return entry.kind === 'stage' || (entry.kind === 'parallel' && entry.lists.some(({ items }) => items.some(isStage)))
}

function itemsOf(document: PipelineDocument): readonly Entry[] {
  const list = document.outline().lists.find(({ items }) => items.length > 0)
  return (list?.items ?? []).filter(({ kind }) => kind !== 'unreadable')
}

function whyNot(document: PipelineDocument): string {
  const tree = readTree(document.text)
  return 'refusal' in tree && tree.refusal.reason !== undefined
    ? `That cannot be read as YAML: ${tree.refusal.reason}`
    : 'That is no step, step group or stage in YAML.'
}

/** `type: Run …` without the word `step` before it, as documentation pages show it. */
function bareNode(document: PipelineDocument): PipelineDocument | undefined {
  const value = document.model(document.outline().key)?.value
  if (!isMapping(value) || typeof value.type !== 'string') return undefined
  if (!['identifier', 'name', 'spec'].some((key) => Object.hasOwn(value, key))) return undefined
  const isStageNode = isMapping(value.spec) && Object.hasOwn(value.spec, 'execution')
  const body = document.text.replace(/^(?=.)/gm, '  ')
  return openDocument(`${isStageNode ? 'stage' : 'step'}:\n${body}`)
}

/** What is copied from the middle of a file has its first line at the margin and the others where they stood. */
function atMargin(text: string): string {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const from = lines.findIndex((line) => line.trim() !== '')
  const [first = '', ...rest] = lines.slice(from)
  const indents = rest.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length)
  const least = indents.length === 0 ? 0 : Math.min(...indents)
  const own = first.length - first.trimStart().length
  if (own > 0 || least === 0) return lines.slice(from).join('\n')
  const hasMoreItems = rest.some((line) => line.startsWith(`${' '.repeat(least)}- `))
  const wanted = hasMoreItems && first.startsWith('- ') ? 0 : first.startsWith('- ') ? 4 : 2
  const by = least - wanted
  if (by <= 0) return [first, ...rest].join('\n')
  return [first, ...rest.map((line) => line.slice(Math.min(by, line.length - line.trimStart().length)))].join('\n')
}

/** Without aliases. */
function isPlain(value: unknown): boolean {
  if (value instanceof OpaqueAlias) return false
  if (Array.isArray(value)) return value.every(isPlain)
  if (typeof value !== 'object' || value === null) return true
  return isMapping(value) && Object.values(value).every((inner) => isPlain(inner))
}
