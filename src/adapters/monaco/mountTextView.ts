import type { MountTextView, TextMark, TextView } from '../../core/document/textView.ts'
import type { TextRange } from '../../core/text/range.ts'
import { bindHistory, SHARED_OPTIONS } from './editorOptions.ts'
import { connectView, LANGUAGE, registerLanguage } from './language.ts'
import type { ModelView } from './language.ts'
import { Mirror } from './mirror.ts'
import { monaco } from './monaco.ts'
import { followTheme, THEME } from './theme.ts'
import './textView.css'

const MARKER_OWNER = 'pipeline-studio'

const OPTIONS: monaco.editor.IStandaloneEditorConstructionOptions = {
  ...SHARED_OPTIONS,
  // The file's own indent wins over nothing: YAML's is two columns almost everywhere, and typing must not guess wildly.
  detectIndentation: true,
  folding: true,
  foldingStrategy: 'indentation',
  showFoldingControls: 'always',
  // In a file of 150,000 lines a search for the other bracket costs more than the keystroke.
  matchBrackets: 'never',
  bracketPairColorization: { enabled: false },
  guides: { bracketPairs: false },
  tabFocusMode: false,
  ariaLabel: 'YAML of the pipeline',
  largeFileOptimizations: true,
}

const SEVERITIES = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Info,
}

export const mountTextView: MountTextView = (target, document, host) => {
  const element = target as HTMLElement
  registerLanguage()
  const mirror = new Mirror(document, (offset) => host.labelAt(offset), LANGUAGE)
  const view: ModelView = { mirror, host, marks: [] }
  const disconnect = connectView(view)
  const unfollow = followTheme(element)
  const editor = monaco.editor.create(element, { ...OPTIONS, model: mirror.model, theme: THEME })
  const tints = editor.createDecorationsCollection()
  bindHistory(editor, { undo: () => host.undo(), redo: () => host.redo() })

  // Only a person's own moves are told: Monaco's `source` is 'api' or 'modelChange' for ours.
  const cursor = editor.onDidChangeCursorPosition((event) => {
    if (event.source === 'mouse' || event.source === 'keyboard') host.onCursor(mirror.offsetAt(event.position))
  })

  return {
    show: (range, { select }) => show(editor, mirror, range, select),
    tint: (range) => tints.set(range ? [tint(mirror, range)] : []),
    mark: (marks) => {
      view.marks = marks
      monaco.editor.setModelMarkers(
        mirror.model,
        MARKER_OWNER,
        marks.map((mark) => marker(mirror, mark)),
      )
    },
    annotate: (lines) => editor.updateOptions(lines ? annotated(lines) : PLAIN_GUTTER),
    focus: () => editor.focus(),
    run: (action) => void editor.getAction(ACTIONS[action])?.run(),
    dispose: () => {
      cursor.dispose()
      unfollow()
      disconnect()
      editor.dispose()
      mirror.dispose()
    },
  }
}

const PLAIN_GUTTER = { lineNumbers: 'on', lineNumbersMinChars: 5 } as const

/** The words stand before the number, in one column. */
function annotated(lines: readonly string[]): monaco.editor.IEditorOptions {
  const width = Math.max(...lines.map((line) => line.length))
  const digits = String(lines.length).length
  return {
    lineNumbers: (line) => `${(lines[line - 1] ?? '').padEnd(width)}  ${String(line).padStart(digits)}`,
    lineNumbersMinChars: width + digits + 2,
  }
}

const ACTIONS: Record<Parameters<TextView['run']>[0], string> = {
  find: 'actions.find',
  foldAll: 'editor.foldAll',
  unfoldAll: 'editor.unfoldAll',
}

function show(editor: monaco.editor.IStandaloneCodeEditor, mirror: Mirror, range: TextRange, select: boolean): void {
  const place = mirror.rangeAt(range)
  editor.revealRangeInCenterIfOutsideViewport(place, monaco.editor.ScrollType.Smooth)
  if (!select) return
  editor.setSelection(
    place.startLineNumber === place.endLineNumber ? place : monaco.Range.fromPositions(place.getStartPosition()),
  )
  editor.focus()
}

function tint(mirror: Mirror, range: TextRange): monaco.editor.IModelDeltaDecoration {
  const place = mirror.rangeAt(range)
  // An entry's text ends after its last line end: at the start of a line that is not its own.
  const last =
    place.endColumn === 1 && place.endLineNumber > place.startLineNumber ? place.endLineNumber - 1 : place.endLineNumber
  return {
    range: new monaco.Range(place.startLineNumber, 1, last, 1),
    options: { isWholeLine: true, className: 'text-view-step', linesDecorationsClassName: 'text-view-step-edge' },
  }
}

function marker(mirror: Mirror, mark: TextMark): monaco.editor.IMarkerData {
  const place = mirror.rangeAt(mark.range)
  return {
    severity: SEVERITIES[mark.severity],
    message: mark.message,
    code: mark.code,
    startLineNumber: place.startLineNumber,
    startColumn: place.startColumn,
    // A range over many lines would underline a whole step: its first line says enough.
    ...(place.endLineNumber > place.startLineNumber
      ? { endLineNumber: place.startLineNumber, endColumn: mirror.model.getLineMaxColumn(place.startLineNumber) }
      : { endLineNumber: place.endLineNumber, endColumn: Math.max(place.endColumn, place.startColumn + 1) }),
  }
}
