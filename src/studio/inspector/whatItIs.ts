import { entryName } from '../../core/commands/entryName.ts'
import type { DocumentKind, Entry } from '../../core/document/entry.ts'
import { valueAt } from '../../core/value/value.ts'

/** The heading: the name of an entry, of a pipeline that of its root mapping. */
export function titleOf(entry: Entry, value: unknown, document: DocumentKind): string {
  const name = entry.kind === 'document' ? valueAt(value, [document, 'name']) : undefined
  if (typeof name === 'string' && name !== '') return name
  return entry.kind === 'document' ? FILES[document] : entryName(entry)
}

/** The line below the heading: "Background step in build". */
export function whatItIs(entry: Entry, ancestors: readonly Entry[], document: DocumentKind): string {
  const parent = ancestors.findLast(({ kind }) => kind === 'stepGroup' || kind === 'stage')
  const place = parent ? ` in ${entryName(parent)}` : ''
  return `${noun(entry, document)}${place}`
}

const FILES: Readonly<Record<DocumentKind, string>> = {
  pipeline: 'Pipeline',
  template: 'Template',
  inputSet: 'Input set',
  overlayInputSet: 'Overlay input set',
  fragment: 'A part of a pipeline',
  other: 'YAML file',
  empty: 'Empty file',
}

function noun(entry: Entry, document: DocumentKind): string {
  const link = entry.templateRef === undefined ? '' : ` from template ${entry.templateRef}`
  switch (entry.kind) {
    case 'document':
      return entry.type === undefined ? FILES[document] : `${entry.type} ${FILES[document].toLowerCase()}`
    case 'stepGroup':
      return `Step group${link}`
    case 'parallel':
      return 'Parallel'
    case 'insert':
      return 'Insert'
    case 'unreadable':
      return 'Not readable'
    default:
      return `${entry.type === undefined ? capital(entry.kind) : `${entry.type} ${entry.kind}`}${link}`
  }
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
