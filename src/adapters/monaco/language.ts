import type { TextCompletion, TextMark, TextViewHost } from '../../core/document/textView.ts'
import type { Mirror } from './mirror.ts'
import { monaco } from './monaco.ts'
import type { TokenState } from './yamlTokens.ts'
import { FIRST_STATE, tokenizeLine } from './yamlTokens.ts'

export const LANGUAGE = 'harness-yaml'
const FIX_COMMAND = 'pipeline-studio.fix'

/** What the providers need to know of the view that shows a model. */
export interface ModelView {
  readonly mirror: Mirror
  readonly host: TextViewHost
  marks: readonly TextMark[]
}

/** Monaco's providers are per language and page; they find their view by model. */
const views = new Map<monaco.editor.ITextModel, ModelView>()
const fixes = new Map<string, () => void>()
let registered = false

export function connectView(view: ModelView): () => void {
  registerLanguage()
  views.set(view.mirror.model, view)
  return () => views.delete(view.mirror.model)
}

export function registerLanguage(): void {
  if (registered) return
  registered = true
  monaco.languages.register({ id: LANGUAGE })
  monaco.languages.setLanguageConfiguration(LANGUAGE, {
    comments: { lineComment: '#' },
    brackets: [
      ['{', '}'],
      ['[', ']'],
    ],
    autoClosingPairs: [
      { open: '{', close: '}' },
      { open: '[', close: ']' },
      { open: '"', close: '"', notIn: ['string', 'comment'] },
      { open: "'", close: "'", notIn: ['string', 'comment'] },
    ],
    folding: { offSide: true },
    onEnterRules: [
      { beforeText: /:\s*$|:\s*[|>][-+0-9]*\s*$/, action: { indentAction: monaco.languages.IndentAction.Indent } },
    ],
  })
  monaco.languages.setTokensProvider(LANGUAGE, {
    getInitialState: () => new LineState(FIRST_STATE),
    tokenize: (line, state) => {
      const result = tokenizeLine(line, (state as LineState).value)
      return {
        tokens: result.tokens.map(({ start, kind }) => ({ startIndex: start, scopes: `harness.${kind}` })),
        endState: new LineState(result.state),
      }
    },
  })
  monaco.languages.registerCompletionItemProvider(LANGUAGE, {
    triggerCharacters: [' ', ':', '-', '+', '.'],
    provideCompletionItems: (model, position) => {
      const view = views.get(model)
      const found = view?.host.complete(view.mirror.offsetAt(position)) ?? []
      return { suggestions: view ? found.map((item, index) => suggestion(item, index, view.mirror)) : [] }
    },
  })
  monaco.languages.registerHoverProvider(LANGUAGE, {
    provideHover: (model, position) => {
      const view = views.get(model)
      const hover = view?.host.hover(view.mirror.offsetAt(position))
      if (!view || !hover) return null
      const contents = [`**${hover.title}**`, ...hover.lines].map((value) => ({ value }))
      return { range: view.mirror.rangeAt(hover.range), contents }
    },
  })
  monaco.languages.registerCodeActionProvider(LANGUAGE, {
    provideCodeActions: (model, range, context) => ({
      actions: fixActions(views.get(model), range, context.markers),
      dispose: () => {},
    }),
  })
  monaco.editor.registerCommand(FIX_COMMAND, (_accessor, id: string) => fixes.get(id)?.())
}

class LineState implements monaco.languages.IState {
  constructor(readonly value: TokenState) {}
  clone(): LineState {
    return this
  }
  equals(other: monaco.languages.IState): boolean {
    const { block, flow, quote } = (other as LineState).value
    return block === this.value.block && flow === this.value.flow && quote === this.value.quote
  }
}

const KINDS = {
  key: monaco.languages.CompletionItemKind.Property,
  value: monaco.languages.CompletionItemKind.EnumMember,
  item: monaco.languages.CompletionItemKind.Struct,
}

export function suggestion(
  item: TextCompletion,
  index: number,
  mirror: Pick<Mirror, 'rangeAt'>,
): monaco.languages.CompletionItem {
  return {
    label: item.detail === undefined ? item.label : { label: item.label, description: item.detail },
    kind: KINDS[item.kind],
    insertText: item.insertText,
    range: mirror.rangeAt(item.range),
    // The schema's order, not the alphabet's.
    sortText: String(index).padStart(4, '0'),
    insertTextRules: monaco.languages.CompletionItemInsertTextRule.KeepWhitespace,
    ...(item.documentation === undefined ? {} : { documentation: { value: item.documentation } }),
    ...(item.again ? { command: { id: 'editor.action.triggerSuggest', title: 'Suggest' } } : {}),
  }
}

function fixActions(
  view: ModelView | undefined,
  range: monaco.Range,
  markers: readonly monaco.editor.IMarkerData[],
): monaco.languages.CodeAction[] {
  if (!view) return []
  fixes.clear()
  return view.marks.flatMap((mark, markIndex) => {
    const place = view.mirror.rangeAt(mark.range)
    if (!monaco.Range.areIntersectingOrTouching(place, range)) return []
    return mark.fixes.map((fix, fixIndex) => {
      const id = `${markIndex}.${fixIndex}`
      fixes.set(id, fix.apply)
      return {
        title: fix.title,
        kind: 'quickfix',
        isPreferred: fixIndex === 0,
        diagnostics: markers.filter((marker) => marker.code === mark.code),
        command: { id: FIX_COMMAND, title: fix.title, arguments: [id] },
      }
    })
  })
}
