import 'monaco-editor/languages/definitions/yaml/register'
import { monaco } from '../../src/adapters/monaco/monaco.ts'

// The text is served beside the page. Nothing listens to the model: what a key costs here is Monaco's own.
const text = await (await fetch('./pipeline.yaml')).text()
monaco.editor.create(document.querySelector('#editor') as HTMLElement, {
  value: text,
  language: 'yaml',
  automaticLayout: true,
  minimap: { enabled: false },
  stickyScroll: { enabled: false },
  matchBrackets: 'never',
  bracketPairColorization: { enabled: false },
  occurrencesHighlight: 'off',
  wordBasedSuggestions: 'off',
})
