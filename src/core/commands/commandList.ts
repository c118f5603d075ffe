import type { EntryKey } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import { inTextOrder, yamlOf } from './clipboard/entryYaml.ts'
import { pasteEntries } from './clipboard/pasteEntries.ts'
import { readItems } from './clipboard/readItems.ts'
import type { Command } from './command.ts'
import { deleteEntries } from './deleteEntries.ts'
import { duplicateEntry } from './duplicateEntry.ts'
import { pointAfter, refuse } from './insertion.ts'
import { moveEarlier, moveIn, moveLater, moveOut } from './moveBy.ts'
import { unwrap, wrapInGroup, wrapInParallel } from './wrap.ts'

/** Why a command about one entry is off while several are selected. */
export const ONE_ONLY = 'This is done to one at a time.'

/** What a command about selected entries is told. */
export interface Selected {
  readonly keys: readonly EntryKey[]
}

const duplicateOne = ofOne(duplicateEntry)

/** One entry is copied with its anchors refused or kept; several go behind the last of them as if they were pasted. */
export const duplicateEntries: Command<Selected> = {
  ...duplicateOne,
  check(document, { keys }) {
    if (keys.length < 2) return duplicateOne.check(document, { keys })
    const args = pasted(document, keys)
    return args ? pasteEntries.check(document, args) : refuse('These cannot be there twice.')
  },
  plan(document, { keys }) {
    if (keys.length < 2) return duplicateOne.plan(document, { keys })
    const args = pasted(document, keys)
    const plan = args ? pasteEntries.plan(document, args) : { refusal: { code: 'path-not-found' as const } }
    if ('refusal' in plan) return plan
    const what = `${inTextOrder(document, keys).length} steps`
    return { ...plan, label: `Duplicate ${what}`, announcement: `Duplicated ${what}` }
  },
}

/** Commands about what is selected, for menus, keys and the palette. */
export const selectionCommandList: readonly {
  readonly command: Command<Selected>
  readonly keys: string
}[] = [
  { command: duplicateEntries, keys: 'Ctrl+D' },
  { command: ofOne(moveEarlier), keys: 'Alt+←' },
  { command: ofOne(moveLater), keys: 'Alt+→' },
  { command: ofOne(moveIn), keys: 'Alt+↓' },
  { command: ofOne(moveOut), keys: 'Alt+↑' },
  { command: wrapInGroup, keys: 'Ctrl+G' },
  { command: ofOne(unwrap), keys: 'Ctrl+Shift+G' },
  { command: wrapInParallel, keys: 'P' },
  { command: deleteEntries, keys: 'Delete' },
]

function pasted(document: PipelineDocument, keys: readonly EntryKey[]) {
  const last = inTextOrder(document, keys).at(-1)
  const point = last === undefined ? undefined : pointAfter(document, last)
  return point && { read: readItems(yamlOf(document, keys)), point }
}

function ofOne(command: Command<{ readonly key: EntryKey }>): Command<Selected> {
  return {
    id: command.id,
    title: command.title,
    check(document, { keys }) {
      const [key] = keys
      if (key === undefined) return refuse('Nothing is selected.')
      return keys.length === 1 ? command.check(document, { key }) : refuse(ONE_ONLY)
    },
    plan(document, { keys }) {
      const [key] = keys
      return key === undefined ? { refusal: { code: 'path-not-found' } } : command.plan(document, { key })
    },
  }
}
