import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import type { MountScriptView, MountTextView } from '../../core/document/textView.ts'
import type { ProblemSource } from '../../core/problems/problemSource.ts'
import type { DraftStore } from '../../core/repo/draftStore.ts'
import type { FileHost } from '../../core/repo/fileHost.ts'
import type { LocalFiles } from '../../core/repo/localFiles.ts'
import type { PreferenceStore } from '../../core/repo/preferenceStore.ts'
import type { ConnectionStore } from '../../core/repo/connectionStore.ts'
import type { OpenProvider } from '../../core/repo/providerHost.ts'
import type { RepoHost } from '../../core/repo/repoHost.ts'
import type { TabHost } from '../../core/repo/tabHost.ts'

/** The outside world, chosen by the composition root (`src/main.tsx`) or by a test. */
export interface Ports {
  /** `null` in a page without the companion: files are opened, dropped and pasted instead. */
  readonly files: FileHost | null
  readonly repo: RepoHost | null
  /** Files picked one by one, in a page without the companion whose browser lets it write them. */
  readonly localFiles: LocalFiles | null
  readonly drafts: DraftStore
  readonly preferences: PreferenceStore
  readonly tabs: TabHost
  readonly openProvider: OpenProvider
  readonly connection: ConnectionStore
  /** Loads the code editor; it is large, so it comes when first wanted. */
  readonly loadTextView: () => Promise<MountTextView>
  /** The same for a script. */
  readonly loadScriptView: () => Promise<MountScriptView>
  readonly observeProblems: (document: PipelineDocument) => ProblemSource
}

let current: Ports | undefined

/** Called before the first render, and again when a provider takes the place of a folder. */
export function connectPorts(ports: Ports): void {
  current = ports
}

export function ports(): Ports {
  if (!current) throw new Error('connectPorts was not called')
  return current
}
