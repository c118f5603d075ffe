import { yamlOf } from '../../core/commands/clipboard/entryYaml.ts'
import { pasteEntries } from '../../core/commands/clipboard/pasteEntries.ts'
import { readItems } from '../../core/commands/clipboard/readItems.ts'
import type { InsertionPoint } from '../../core/commands/command.ts'
import { deleteEntries } from '../../core/commands/deleteEntries.ts'
import { entryName } from '../../core/commands/entryName.ts'
import { pointAfter } from '../../core/commands/insertion.ts'
import type { Entry } from '../../core/document/entry.ts'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import { fileView } from './fileView.ts'
import { perform, selection } from './perform.ts'
import { announce } from './ui.ts'
import { activeFile } from './workspace.ts'

const NO_ACCESS = 'The browser does not let the page at the clipboard here'

/** The YAML of what is selected; `undefined` when nothing is. */
export function selectedYaml(): string | undefined {
  const document = activeFile()?.document
  const keys = selection().filter((key) => document?.entry(key)?.kind !== 'document')
  return document && keys.length > 0 ? yamlOf(document, keys) : undefined
}

export function sayCopied(): void {
  announce(`Copied ${inWords()} as YAML`)
}

/** Takes what is selected away, once it is copied. */
export function deleteCut(): boolean {
  return perform(deleteEntries, { keys: selection() })
}

/** Puts YAML behind what is selected, or at the end of what is shown. */
export function pasteText(text: string): boolean {
  const document = activeFile()?.document
  if (!document) return false
  const read = readItems(text)
  const point = pastePoint(document, read.ok && read.isStages)
  if (!point) {
    announce('There is no place for it here: select a step or a stage')
    return false
  }
  return perform(pasteEntries, { read, point })
}

/** From a menu or the palette: keys go by the browser's own clipboard events. */
export async function copySelection(): Promise<boolean> {
  const text = selectedYaml()
  if (text === undefined) return false
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    announce(`${NO_ACCESS}: press Ctrl+C`)
    return false
  }
  sayCopied()
  return true
}

export async function cutSelection(): Promise<void> {
  if (await copySelection()) deleteCut()
}

export async function pasteClipboard(): Promise<void> {
  let text: string
  try {
    text = await navigator.clipboard.readText()
  } catch {
    announce(`${NO_ACCESS}: press Ctrl+V`)
    return
  }
  pasteText(text)
}

function pastePoint(document: PipelineDocument, isStages: boolean): InsertionPoint | undefined {
  const lead = selection().at(-1)
  const way = lead === undefined ? [] : [...document.ancestorsOf(lead), document.entry(lead)]
  if (isStages) {
    const stage = way.find((entry) => entry?.kind === 'stage')
    const after = stage && pointAfter(document, stage.key)
    const root = document.outline()
    return after?.list === 'stages' ? after : { parent: root.key, list: 'stages', index: countOf(root, 'stages') }
  }
  const chosen = lead === undefined ? undefined : document.entry(lead)
  if (chosen && chosen.kind !== 'stage' && chosen.kind !== 'document') return pointAfter(document, chosen.key)
  return endOfShown(document)
}

/** The end of the steps that the canvas shows. */
function endOfShown(document: PipelineDocument): InsertionPoint | undefined {
  const path = activeFile()?.path
  const { stage, list } = fileView(path ?? '')
  const owner = (stage === null ? undefined : document.entry(stage)) ?? firstStage(document.outline())
  return owner && { parent: owner.key, list, index: countOf(owner, list) }
}

function firstStage(root: Entry): Entry | undefined {
  const items = root.lists.flatMap((list) => list.items)
  return items.find(({ kind }) => kind === 'stage') ?? root
}

function countOf(entry: Entry, list: string): number {
  return entry.lists.find(({ name }) => name === list)?.items.length ?? 0
}

function inWords(): string {
  const document = activeFile()?.document
  const keys = selection()
  const [only] = keys
  const entry = only === undefined ? undefined : document?.entry(only)
  return keys.length === 1 && entry ? entryName(entry) : `${keys.length} entries`
}
