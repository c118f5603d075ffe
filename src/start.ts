import { askAhead } from './adapters/companion-client/askAhead.ts'
import './studio/ui/tokens.css'
import './studio/ui/base.css'
import './studio/shell/Studio.css'
import './studio/shell/TopBar.css'
import './studio/shell/StatusBar.css'

// The frame of index.html has its styles; the companion reads the file, and the browser fetches the views that show it,
// while it still compiles the program.
askAhead(location.href)
void import('./main.tsx')
const wanted = new URLSearchParams(location.search)
if (wanted.has('file')) {
  if (wanted.get('view') !== 'yaml') {
    void import('./studio/canvas/Canvas.tsx')
    void import('./studio/inspector/Inspector.tsx')
  }
  if (wanted.get('view') === 'yaml' || wanted.get('view') === 'split') {
    void import('./studio/yaml/YamlEditor.tsx')
    void import('./adapters/monaco/editors.ts')
  }
}
