import type { DocumentKind } from '../../core/document/entry.ts'
import { reveal } from './ui.ts'
import { select } from './perform.ts'
import { activeFile } from './workspace.ts'

/** What the settings of a whole file are called; `undefined` where it has none. */
export function settingsName(kind: DocumentKind): string | undefined {
  switch (kind) {
    case 'pipeline':
      return 'Pipeline settings'
    case 'template':
      return 'Template settings'
    case 'inputSet':
    case 'overlayInputSet':
      return 'Input set settings'
    default:
      return undefined
  }
}

/** Shows the form of the file's root in the inspector. */
export function showFileSettings(): void {
  const key = activeFile()?.document.outline().key
  if (key === undefined) return
  select([key])
  reveal({ in: 'form', key, focus: true })
}
