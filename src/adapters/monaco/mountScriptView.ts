import 'monaco-editor/languages/definitions/powershell/register'
import 'monaco-editor/languages/definitions/python/register'
import 'monaco-editor/languages/definitions/shell/register'
import type { MountScriptView, ScriptLanguage, ScriptViewHost } from '../../core/document/textView.ts'
import { bindHistory, SHARED_OPTIONS } from './editorOptions.ts'
import { suggestion } from './language.ts'
import { monaco } from './monaco.ts'
import { followTheme, THEME } from './theme.ts'

const LANGUAGES: Readonly<Record<ScriptLanguage, string>> = {
  shell: 'shell',
  powershell: 'powershell',
  python: 'python',
  plain: 'plaintext',
}
const EXPRESSION = /<\+[^<>\n]*>/g

/** Providers are per language and page; they find their view by model. */
const hosts = new Map<monaco.editor.ITextModel, ScriptViewHost>()
let provided = false

export const mountScriptView: MountScriptView = (target, { text, language, label }, host) => {
  const element = target as HTMLElement
  provideExpressions()
  const unfollow = followTheme(element)
  const model = monaco.editor.createModel(text, LANGUAGES[language])
  model.setEOL(monaco.editor.EndOfLineSequence.LF)
  hosts.set(model, host)
  const editor = monaco.editor.create(element, {
    ...SHARED_OPTIONS,
    model,
    theme: THEME,
    ariaLabel: label,
    lineNumbersMinChars: 3,
    folding: false,
  })
  const marks = editor.createDecorationsCollection(expressionMarks(model))
  bindHistory(editor, { undo: () => host.undo(), redo: () => host.redo() })
  let isOurs = false
  const changes = model.onDidChangeContent(() => {
    marks.set(expressionMarks(model))
    if (!isOurs) host.onChange(model.getValue())
  })
  return {
    setText: (next) => {
      if (model.getValue() === next) return
      isOurs = true
      const cursor = editor.getPosition()
      model.setValue(next)
      if (cursor) editor.setPosition(model.validatePosition(cursor))
      isOurs = false
    },
    focus: () => editor.focus(),
    dispose: () => {
      changes.dispose()
      hosts.delete(model)
      unfollow()
      editor.dispose()
      model.dispose()
    },
  }
}

/** Whatever the language, `<+…>` is Harness's. */
function expressionMarks(model: monaco.editor.ITextModel): monaco.editor.IModelDeltaDecoration[] {
  return [...model.getValue().matchAll(EXPRESSION)].map((match) => ({
    range: monaco.Range.fromPositions(
      model.getPositionAt(match.index),
      model.getPositionAt(match.index + match[0].length),
    ),
    options: { inlineClassName: 'script-expression' },
  }))
}

function provideExpressions(): void {
  if (provided) return
  provided = true
  monaco.languages.registerCompletionItemProvider(Object.values(LANGUAGES), {
    triggerCharacters: ['+', '.'],
    provideCompletionItems: (model, position) => {
      const found = hosts.get(model)?.complete(model.getValue(), model.getOffsetAt(position)) ?? []
      const rangeAt = ({ start, end }: { start: number; end: number }) =>
        monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end))
      return { suggestions: found.map((item, index) => suggestion(item, index, { rangeAt })) }
    },
  })
}
