import { monaco } from './monaco.ts'

/** What every editor of the studio has in common. */
export const SHARED_OPTIONS: monaco.editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  fontFamily: "'JetBrains Mono Variable', 'JetBrains Mono', ui-monospace, monospace",
  fontSize: 12.5,
  lineHeight: 20,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  renderLineHighlight: 'none',
  tabSize: 2,
  insertSpaces: true,
  fixedOverflowWidgets: true,
  wordBasedSuggestions: 'off',
  quickSuggestions: { other: true, comments: false, strings: true },
  suggest: { showWords: false, snippetsPreventQuickSuggestions: false },
  unusualLineTerminators: 'off',
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true, nonBasicASCII: false },
  links: false,
  colorDecorators: false,
  stickyScroll: { enabled: false },
  occurrencesHighlight: 'off',
  padding: { top: 8, bottom: 8 },
  overviewRulerBorder: false,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10 },
  accessibilitySupport: 'auto',
  trimAutoWhitespace: false,
}

/** There is one history, the document's; Monaco's own stays unused. */
export function bindHistory(
  editor: monaco.editor.IStandaloneCodeEditor,
  { undo, redo }: { readonly undo: () => void; readonly redo: () => void },
): void {
  const { KeyMod, KeyCode } = monaco
  editor.addCommand(KeyMod.CtrlCmd | KeyCode.KeyZ, undo)
  editor.addCommand(KeyMod.CtrlCmd | KeyCode.KeyY, redo)
  editor.addCommand(KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, redo)
}
