import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { connectCompanion, tokenOf } from './adapters/companion-client/companionClient.ts'
import { openDraftStore } from './adapters/storage/draftStore.ts'
import { browserPreferences } from './adapters/storage/preferences.ts'
import { observeProblems } from './adapters/worker/observeProblems.ts'
import { startStudio } from './studio/shell/start.ts'
import { Studio } from './studio/shell/Studio.tsx'
import { connectPorts } from './studio/state/ports.ts'
import './studio/ui/tokens.css'
import './studio/ui/base.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element #root')

const token = tokenOf(location.hash)
const companion = token === undefined ? null : connectCompanion({ page: location.href, token })
connectPorts({
  files: companion?.files ?? null,
  repo: companion?.repo ?? null,
  drafts: openDraftStore(),
  preferences: browserPreferences(),
  loadTextView: async () => (await import('./adapters/monaco/mountTextView.ts')).mountTextView,
  observeProblems,
})
createRoot(root).render(
  <StrictMode>
    <Studio />
  </StrictMode>,
)
await startStudio()
