import { useState } from 'react'
import type { OpenedProvider, ProviderAddress, ProviderKind } from '../../core/repo/providerHost.ts'
import { providerOf } from '../../core/repo/providerOf.ts'
import { useUi } from '../state/ui.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogFoot } from '../ui/DialogFoot.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { askProvider, enterProvider } from './connect.ts'
import { KINDS, TOKEN_HELP } from './kinds.ts'
import './ConnectDialog.css'

const WIDTH = 640

/** Opens a branch of a repository at a provider, through its API. The token stays in this page unless it is asked to be kept. */
export function ConnectDialog() {
  const [webAddress, setWebAddress] = useState('')
  const [own, setOwn] = useState<Partial<ProviderAddress>>({})
  const [token, setToken] = useState('')
  const [keeps, setKeeps] = useState(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const [opened, setOpened] = useState<OpenedProvider | null>(null)
  const [branch, setBranch] = useState('')
  const close = () => useUi.setState({ dialog: null })
  const address: ProviderAddress = { kind: 'github', api: '', repo: '', ...providerOf(webAddress), ...own }
  const isComplete = address.api !== '' && address.repo !== '' && token.trim() !== ''
  /** What was connected to is not what stands in the fields any more. */
  const change = (next: Partial<ProviderAddress>) => {
    setOwn({ ...own, ...next })
    setOpened(null)
  }
  const connect = async () => {
    setBusy(true)
    setTrouble('')
    const answer = await askProvider(address, token)
    setBusy(false)
    if ('trouble' in answer) return setTrouble(answer.trouble)
    setOpened(answer.opened)
    setBranch(answer.opened.repository.defaultBranch ?? 'main')
  }
  const open = async () => {
    if (!opened) return
    setBusy(true)
    await enterProvider(opened, { address, branch, token }, keeps)
    close()
  }
  return (
    <Dialog title="Open from a provider" width={WIDTH} onClose={close}>
      <form
        className="connect"
        onSubmit={(event) => {
          event.preventDefault()
          void (opened ? open() : connect())
        }}
      >
        <TextField
          label="Address of the repository"
          mono
          value={webAddress}
          help="Of any of its pages, or what git clones it from. What it tells is filled in below."
          onChange={(text) => {
            setWebAddress(text)
            setOwn({})
            setOpened(null)
          }}
        />
        <div className="connect-pair">
          <div className="text-field">
            <label htmlFor="connect-kind">Provider</label>
            <Select
              id="connect-kind"
              label="Provider"
              value={address.kind}
              options={KINDS}
              onChange={(kind) => change({ kind: kind as ProviderKind })}
            />
          </div>
          <TextField label="Repository" mono value={address.repo} onChange={(repo) => change({ repo })} />
        </div>
        <TextField label="API address" mono value={address.api} onChange={(api) => change({ api })} />
        <TextField
          label="Token"
          mono
          secret
          value={token}
          help={TOKEN_HELP[address.kind]}
          onChange={(text) => {
            setToken(text)
            setOpened(null)
          }}
        />
        <label className="connect-keep">
          <input type="checkbox" checked={keeps} onChange={(event) => setKeeps(event.target.checked)} />
          Keep the token in this tab until it is closed. Otherwise a reload forgets it.
        </label>
        {trouble === '' ? null : (
          <p role="alert" className="connect-trouble">
            {trouble}
          </p>
        )}
        {opened ? (
          <div className="text-field">
            <label htmlFor="connect-branch">Branch of {opened.repository.name}</label>
            <Select
              id="connect-branch"
              label={`Branch of ${opened.repository.name}`}
              mono
              value={branch}
              options={(opened.branches.length > 0 ? opened.branches : [{ name: branch }]).map(({ name }) => ({
                value: name,
                label: name,
              }))}
              onChange={setBranch}
            />
          </div>
        ) : null}
        <DialogFoot note={noteOf(opened)}>
          <Button kind="edge" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" disabled={!isComplete || busy}>
            {opened ? 'Open' : 'Connect'}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}

function noteOf(opened: OpenedProvider | null): string {
  if (!opened) return 'Everything goes from this page to the provider, and nowhere else.'
  const { defaultBranch, mayWrite } = opened.repository
  if (defaultBranch === null) return 'It has no commits yet: yours will be the first.'
  const { length } = opened.branches
  return mayWrite === false ? 'This token may read only.' : `${length} ${length === 1 ? 'branch' : 'branches'}`
}
