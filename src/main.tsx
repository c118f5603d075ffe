import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { connectCompanion } from './adapters/companion-client/companionClient.ts'
import { tokenOf } from './adapters/companion-client/pageAddress.ts'
import { browserLocalFiles } from './adapters/local-files/localFiles.ts'
import { openDraftStore } from './adapters/storage/draftStore.ts'
import { browserPreferences } from './adapters/storage/preferences.ts'
import { browserTabs } from './adapters/tabs/browserTabs.ts'
import { sessionConnection } from './adapters/storage/sessionConnection.ts'
import { observeProblems } from './adapters/worker/observeProblems.ts'
import { rememberedWorkspace } from './studio/files/rememberedWorkspace.ts'
import { startStudio } from './studio/shell/start.ts'
import { Studio } from './studio/shell/Studio.tsx'
import { offerUpdate } from './studio/shell/update.ts'
import { connectPorts } from './studio/state/ports.ts'
import { whenIdle } from './studio/ui/whenIdle.ts'

/** Milliseconds that a busy page may put off being kept for use without a network. */
const OFFLINE_PATIENCE = 5000

/** The one place that knows every concrete class. */
const token = tokenOf(location.hash)
const preferences = browserPreferences()
// The installed app begins without a token: it has the folder's drafts, and says why it cannot save.
const isServed = token !== undefined || rememberedWorkspace(preferences) !== null
const companion = isServed ? connectCompanion({ page: location.href, token: token ?? '' }) : { files: null, repo: null }

connectPorts({
  ...companion,
  localFiles: companion.files ? null : browserLocalFiles(),
  drafts: openDraftStore(),
  preferences,
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
void startStudio().then(keepOffline)

/** Last of all: storing the whole page must not hold up the first picture. A page that is being developed is not stored. */
function keepOffline(): void {
  if (!import.meta.env.PROD) return
  const load = async () => {
    try {
      await (await import('./adapters/offline/keepOffline.ts')).keepOffline(offerUpdate)
    } catch (error) {
      // The page is being left, or the network is gone already: the next visit keeps it.
      if (!(error instanceof TypeError)) throw error
    }
  }
  whenIdle(() => void load(), OFFLINE_PATIENCE)
}
