import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { connectCompanion } from './adapters/companion-client/companionClient.ts'
import { tokenOf } from './adapters/companion-client/pageAddress.ts'
import { openDraftStore } from './adapters/storage/draftStore.ts'
import { browserPreferences } from './adapters/storage/preferences.ts'
import { browserTabs } from './adapters/tabs/browserTabs.ts'
import { sessionConnection } from './adapters/storage/sessionConnection.ts'
import { observeProblems } from './adapters/worker/observeProblems.ts'
import { startStudio } from './studio/shell/start.ts'
import { Studio } from './studio/shell/Studio.tsx'
import { connectPorts } from './studio/state/ports.ts'

/** The one place that knows every concrete class. */
const token = tokenOf(location.hash)
const companion = token === undefined ? { files: null, repo: null } : connectCompanion({ page: location.href, token })

connectPorts({
  ...companion,
  drafts: openDraftStore(),
  preferences: browserPreferences(),
  tabs: browserTabs(),
  connection: sessionConnection(),
  openProvider: async (address, token) =>
    (await import('./adapters/providers/openProvider.ts')).openProvider(address, token),
  observeProblems,
  loadTextView: async () => (await import('./adapters/monaco/editors.ts')).mountTextView,
  loadScriptView: async () => (await import('./adapters/monaco/editors.ts')).mountScriptView,
})

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <Studio />
  </StrictMode>,
)
void startStudio()
