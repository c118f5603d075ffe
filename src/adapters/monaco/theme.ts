import { monaco } from './monaco.ts'
import type { TokenKind } from './yamlTokens.ts'

export const THEME = 'pipeline-studio'

/** Which design token colours which kind of token. Contrast is AA in both themes because the tokens' is. */
const TOKEN_COLORS: Record<TokenKind, string> = {
  key: '--yaml-key',
  string: '--yaml-string',
  literal: '--yaml-literal',
  comment: '--yaml-comment',
  expression: '--yaml-expression',
  punctuation: '--yaml-punctuation',
  anchor: '--yaml-literal',
  text: '--text',
}

const EDITOR_COLORS: Record<string, string> = {
  'editor.background': '--surface-panel',
  'editor.foreground': '--text',
  'editorLineNumber.foreground': '--yaml-line-number',
  'editorLineNumber.activeForeground': '--text',
  'editorCursor.foreground': '--accent-text',
  'editor.selectionBackground': '--accent-line',
  'editor.inactiveSelectionBackground': '--accent-soft',
  'editor.lineHighlightBorder': '--surface-panel',
  'editorIndentGuide.background1': '--line',
  'editorIndentGuide.activeBackground1': '--line-strong',
  'editorWidget.background': '--surface-raised',
  'editorWidget.foreground': '--text',
  'editorWidget.border': '--line-strong',
  'editorSuggestWidget.background': '--surface-raised',
  'editorSuggestWidget.foreground': '--text',
  'editorSuggestWidget.selectedBackground': '--accent-soft',
  'editorSuggestWidget.selectedForeground': '--text',
  'editorSuggestWidget.highlightForeground': '--accent-text',
  'editorSuggestWidget.focusHighlightForeground': '--accent-text',
  'editorHoverWidget.background': '--surface-raised',
  'editorHoverWidget.foreground': '--text',
  'editorHoverWidget.border': '--line-strong',
  'editorError.foreground': '--error',
  'editorWarning.foreground': '--warning',
  'editorInfo.foreground': '--accent',
  'editorGutter.background': '--surface-panel',
  'editorBracketMatch.background': '--accent-soft',
  'editorBracketMatch.border': '--accent-line',
  'scrollbarSlider.background': '--line-strong',
  'scrollbarSlider.hoverBackground': '--line-control',
  'scrollbarSlider.activeBackground': '--line-control',
  'input.background': '--surface-panel',
  'input.foreground': '--text',
  'input.border': '--line-control',
  focusBorder: '--focus-ring',
  'list.hoverBackground': '--surface-hover',
  'textLink.foreground': '--accent-text',
  'menu.background': '--surface-raised',
  'menu.foreground': '--text',
  'menu.selectionBackground': '--accent-soft',
  'menu.selectionForeground': '--text',
}

/** Reads the design tokens as they are now and makes Monaco's theme of them; and again when the theme changes. */
export function followTheme(element: HTMLElement): () => void {
  const dark = globalThis.matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    defineTheme(element)
    monaco.editor.setTheme(THEME)
  }
  apply()
  const observer = new MutationObserver(apply)
  observer.observe(element.ownerDocument.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  dark.addEventListener('change', apply)
  return () => {
    observer.disconnect()
    dark.removeEventListener('change', apply)
  }
}

function defineTheme(element: HTMLElement): void {
  const style = getComputedStyle(element)
  const color = (token: string) => toHex(style.getPropertyValue(token).trim())
  monaco.editor.defineTheme(THEME, {
    base: style.colorScheme.includes('dark') ? 'vs-dark' : 'vs',
    inherit: true,
    rules: Object.entries(TOKEN_COLORS).map(([kind, token]) => ({
      token: `harness.${kind}`,
      foreground: color(token).slice(1),
      ...(kind === 'comment' ? { fontStyle: 'italic' } : {}),
    })),
    colors: Object.fromEntries(Object.entries(EDITOR_COLORS).map(([name, token]) => [name, color(token)])),
  })
}

/** Tokens are written `#rgb` or `#rrggbb`; anything else (tests without the sheet) becomes mid grey. */
function toHex(color: string): string {
  if (/^#[0-9a-f]{6}$/i.test(color)) return color
  if (/^#[0-9a-f]{3}$/i.test(color)) return color.replace(/[0-9a-f]/gi, '$&$&')
  return '#808080'
}
