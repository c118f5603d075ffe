import { HostError } from '../../core/repo/fileHost.ts'
import type { Connection } from '../../core/repo/connectionStore.ts'
import type { OpenedProvider } from '../../core/repo/providerHost.ts'
import { ProviderError } from '../../core/repo/providerHost.ts'
import { openWorkspace } from '../shell/start.ts'
import { connectPorts, ports } from '../state/ports.ts'
import { announce } from '../state/ui.ts'
import { closeFile, useWorkspace } from '../state/workspace.ts'

/** Asks a provider for a repository; what goes wrong comes back as a sentence. */
export async function askProvider(
  address: Connection['address'],
  token: string,
): Promise<{ readonly opened: OpenedProvider } | { readonly trouble: string }> {
  try {
    return { opened: await ports().openProvider(address, token) }
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    return { trouble: error.message }
  }
}

/** Makes a provider's branch the workspace. What was open and not saved stays as drafts of where it came from. */
export async function enterProvider(opened: OpenedProvider, connection: Connection, keepToken: boolean): Promise<void> {
  const { drafts, connection: store } = ports()
  await drafts.flush()
  for (const path of useWorkspace.getState().open.keys()) closeFile(path)
  connectPorts({ ...ports(), ...opened.open(connection.branch) })
  useWorkspace.setState({ ...useWorkspace.getInitialState() })
  if (keepToken) store.keep(connection)
  else store.forget()
  try {
    await openWorkspace()
    const { info, files } = useWorkspace.getState()
    announce(`Opened ${connection.branch} of ${info?.name ?? ''}: ${files.length} YAML files`)
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    announce(error.message)
  }
}

/** After a reload: the connection that the tab was asked to keep. */
export async function reconnect(): Promise<void> {
  const kept = ports().connection.get()
  if (!kept) return
  announce(`Connecting to ${kept.address.repo}…`)
  const answer = await askProvider(kept.address, kept.token)
  if ('trouble' in answer) announce(answer.trouble)
  else await enterProvider(answer.opened, kept, true)
}
