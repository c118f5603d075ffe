import type { WatchEvent } from '../../core/repo/fileHost.ts'
import { HostError } from '../../core/repo/fileHost.ts'
import { lookAgain } from '../files/lookAgain.ts'
import { openPath } from '../files/openFiles.ts'
import { rememberWorkspace, rememberedWorkspace } from '../files/rememberedWorkspace.ts'
import { savePending } from '../files/save.ts'
import { workspaceId } from '../files/workspaceId.ts'
import { ports } from '../state/ports.ts'
import { announce, useUi } from '../state/ui.ts'
import { meetDiskChange, useWorkspace } from '../state/workspace.ts'
import { followDeepLink, keepDeepLink } from './deepLink.ts'
import { listenToKeys } from './keymap.ts'
import { oneAtATime } from './oneAtATime.ts'
import { isNarrow, onNarrowChange } from './narrow.ts'
import { restoreTheme } from './theme.ts'
import { preloadViews } from './views.tsx'

/** Everything that begins once: theme, keys, the workspace, what was open, and the address. */
export async function startStudio(): Promise<void> {
  restoreTheme()
  listenToKeys()
  const { files, drafts } = ports()
  drafts.onTrouble(announce)
  // A drawer waits to be asked for.
  const fitFiles = () => useUi.setState({ filesShown: !isNarrow() })
  fitFiles()
  onNarrowChange(fitFiles)
  if (files) {
    try {
      await readWorkspace()
      files.watch((event) => void meetWatchEvent(event))
    } catch (error) {
      meetLostHost(error)
      // The folder's drafts are here all the same.
      useWorkspace.setState({ info: rememberedWorkspace(ports().preferences) })
      if (error instanceof HostError && error.code === 'unreachable') files.watch((event) => void meetWatchEvent(event))
    }
  }
  const wanted = new URLSearchParams(globalThis.location.search)
  if (wanted.has('file')) await preloadViews(wanted.get('view'))
  await followDeepLink(globalThis.location.search)
  // The tree and git's answer take longer than the file that the address names, and are not needed to show it.
  if (useWorkspace.getState().connection === 'open' && files) void readFolder().catch(meetLostHost)
  await restoreDrafts()
  if (!files && ports().connection.get()) await (await import('../provider/connect.ts')).reconnect()
  keepDeepLink()
}

/** Reads the folder that the ports lead to, its repository and its unsaved work. Rejects with `HostError`. */
export async function openWorkspace(): Promise<void> {
  await readWorkspace()
  await readFolder()
  await restoreDrafts()
}

async function readWorkspace(): Promise<void> {
  const { files, preferences } = ports()
  if (!files) return
  const info = await files.workspace()
  useWorkspace.setState({ info, connection: 'open' })
  // A provider is gone after a reload, with its token.
  if (info.provider === null) rememberWorkspace(preferences, info)
  document.title = `${info.name} · Pipeline Studio`
}

async function readFolder(): Promise<void> {
  await Promise.all([listFiles(), readRepo()])
}

/** A branch that is switched outside changes thousands of files: the folder is not listed for each. */
const listFiles = oneAtATime(async () => {
  const { files } = ports()
  if (files) useWorkspace.setState({ files: await files.list() })
})

function meetLostHost(error: unknown): void {
  if (!(error instanceof HostError)) throw error
  useWorkspace.setState({ connection: error.code === 'unauthorized' ? 'refused' : 'lost' })
  announce(error.message)
}

export const readRepo = oneAtATime(async () => {
  const { repo } = ports()
  if (!repo || !useWorkspace.getState().info?.git) return
  try {
    useWorkspace.setState({ repo: await repo.status() })
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    announce(error.message)
  }
})

/** Files with unsaved work open again; the newest is shown unless the address names a file. */
async function restoreDrafts(): Promise<void> {
  const show = useWorkspace.getState().active === null
  const kept = await ports().drafts.list(workspaceId())
  for (const { path } of kept.toReversed()) await openPath(path, { show })
}

async function meetWatchEvent(event: WatchEvent): Promise<void> {
  const { files } = ports()
  if (!files) return
  try {
    switch (event.kind) {
      case 'lost':
        return useWorkspace.setState({ connection: 'lost' })
      case 'back':
        await readWorkspace()
        await readRepo()
        await lookAgain()
        announce('The program is back. Saving works again')
        return await savePending()
      case 'git':
        return await readRepo()
      case 'removed':
        await listFiles()
        meetDiskChange(event.path, 'deleted')
        return await readRepo()
      case 'added':
      case 'changed':
        if (event.kind === 'added') await listFiles()
        if (useWorkspace.getState().open.has(event.path)) meetDiskChange(event.path, await files.read(event.path))
        return await readRepo()
    }
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    announce(error.message)
  }
}
