import { redo, undo } from '../state/perform.ts'
import { chooseFiles } from '../files/openFiles.ts'
import { saveFile } from '../files/save.ts'
import { fixCurrentProblem, stepProblem } from '../problems/stepProblem.ts'
import { useUi } from '../state/ui.ts'
import { activeFile } from '../state/workspace.ts'

export interface Shortcut {
  readonly id: string
  readonly title: string
  /** `Ctrl` stands for Cmd on a Mac. */
  readonly keys: string
  readonly alsoKeys?: string
  readonly needsFile: boolean
  readonly run: () => void
}

/** The keys that work everywhere: handler, palette and tooltips read this table. */
export const SHORTCUTS: readonly Shortcut[] = [
  { id: 'undo', title: 'Undo', keys: 'Ctrl+Z', needsFile: true, run: undo },
  { id: 'redo', title: 'Redo', keys: 'Ctrl+Y', alsoKeys: 'Ctrl+Shift+Z', needsFile: true, run: redo },
  { id: 'save', title: 'Save', keys: 'Ctrl+S', needsFile: true, run: () => void saveActive() },
  { id: 'open', title: 'Open file', keys: 'Ctrl+O', needsFile: false, run: chooseFiles },
  {
    id: 'palette',
    title: 'Command palette',
    keys: 'Ctrl+K',
    needsFile: false,
    run: () => useUi.setState({ dialog: 'palette' }),
  },
  {
    id: 'search',
    title: 'Search in this file or in all files',
    keys: 'Ctrl+Shift+F',
    needsFile: false,
    run: () => useUi.setState({ dialog: 'search' }),
  },
  { id: 'problem.next', title: 'Next problem', keys: 'F8', needsFile: true, run: () => stepProblem(1) },
  { id: 'problem.previous', title: 'Previous problem', keys: 'Shift+F8', needsFile: true, run: () => stepProblem(-1) },
  {
    id: 'shortcuts',
    title: 'Keyboard shortcuts',
    keys: '?',
    needsFile: false,
    run: () => useUi.setState({ dialog: 'shortcuts' }),
  },
  { id: 'problem.fix', title: 'Fix the problem here', keys: 'Ctrl+.', needsFile: true, run: fixCurrentProblem },
]

async function saveActive(): Promise<void> {
  const file = activeFile()
  if (file) await saveFile(file.path)
}

/** The shortcut that a key press means, if any. */
export function shortcutOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
): Shortcut | undefined {
  if (event.altKey) return undefined
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key
  // Which key it is on, and whether with Shift, is up to the keyboard.
  if (key === '?' && !event.ctrlKey && !event.metaKey) return SHORTCUTS.find(({ keys }) => keys === key)
  const pressed = `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.shiftKey ? 'Shift+' : ''}${key}`
  return SHORTCUTS.find(({ keys, alsoKeys }) => keys === pressed || alsoKeys === pressed)
}

/** Listens on the window. Monaco handles its own undo before and stops the event. */
export function listenToKeys(): () => void {
  const onKey = (event: KeyboardEvent) => {
    const shortcut = shortcutOf(event)
    if (!shortcut || event.defaultPrevented || (shortcut.needsFile && !activeFile())) return
    if (shortcut.keys.length === 1 && isTypedInto(event.target)) return
    // A field's native undo would be a second history.
    event.preventDefault()
    const { dialog } = useUi.getState()
    if (dialog === null || shortcut.id === 'save') shortcut.run()
  }
  globalThis.addEventListener('keydown', onKey)
  return () => globalThis.removeEventListener('keydown', onKey)
}

/** A letter is text where text is typed. */
function isTypedInto(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, [contenteditable], .monaco-editor') !== null
  )
}
