import { Command } from 'cmdk'
import { Dialog as Radix } from 'radix-ui'
import { useState } from 'react'
import { agreeTo } from '../export/agreed.ts'
import { pullBranch, pushBranch } from '../export/commit.ts'
import type { Outcome } from '../export/outcome.ts'
import { OutcomePanel } from '../export/OutcomePanel.tsx'
import { useUi } from '../state/ui.ts'
import { useWorkspace } from '../state/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { DialogFoot } from '../ui/DialogFoot.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useFocusReturn } from '../ui/useFocusReturn.ts'
import { switchTo } from './switchTo.ts'
import '../palette/Palette.css'
import './BranchDialog.css'

/** Which branch the folder is on: go to another, make one, take in what is new, send what is here. */
export function BranchDialog() {
  const focus = useFocusReturn({ onItself: false })
  const repo = useWorkspace((state) => state.repo)
  const provider = useWorkspace((state) => state.info?.provider ?? null)
  const [query, setQuery] = useState('')
  const [busy, setBusy] = useState(false)
  const [last, setLast] = useState<{ readonly outcome: Outcome; readonly again: () => Promise<void> } | null>(null)
  const close = () => useUi.setState({ dialog: null })
  if (!repo) return null
  const act = async (run: () => Promise<Outcome>) => {
    setBusy(true)
    const outcome = await run()
    setBusy(false)
    if (outcome.kind === 'switched' || outcome.kind === 'pulled') close()
    else setLast({ outcome, again: () => act(run) })
  }
  const name = query.trim()
  const isNew = provider === null && name !== '' && !repo.branches.includes(name) && !repo.remoteBranches.includes(name)
  const fits = (each: string) => each.toLowerCase().includes(name.toLowerCase())
  return (
    <Radix.Root open onOpenChange={(open) => open || close()}>
      <Radix.Portal>
        <Radix.Overlay className="dialog-scrim" />
        <Radix.Content className="palette" aria-describedby={undefined} {...focus}>
          <Radix.Title className="visually-hidden">Branches</Radix.Title>
          {last ? (
            <div className="branches-outcome">
              <OutcomePanel
                outcome={last.outcome}
                onAgree={(programs) => {
                  agreeTo(programs)
                  setLast(null)
                  void last.again()
                }}
                onPull={(how) => void act(() => pullBranch(how))}
                onBack={() => setLast(null)}
                onDone={close}
              />
            </div>
          ) : (
            <Command label="Branches" shouldFilter={false} loop>
              <Command.Input
                className="palette-input"
                placeholder={provider === null ? 'Go to a branch, or name a new one' : 'Go to a branch'}
                value={query}
                onValueChange={setQuery}
              />
              <Command.List className="palette-list" label="Branches">
                <Branches
                  heading="Here"
                  names={repo.branches.filter(fits)}
                  current={repo.branch}
                  onChoose={(each) => void act(() => switchTo(each, false))}
                />
                <Branches
                  heading="At the remote"
                  names={repo.remoteBranches.filter(fits)}
                  current={null}
                  onChoose={(each) => void act(() => switchTo(each, false))}
                />
                {isNew ? (
                  <Command.Item
                    className="palette-item"
                    value={`new ${name}`}
                    disabled={busy}
                    onSelect={() => void act(() => switchTo(name, true))}
                  >
                    <Icon name="plus" size={14} />
                    <span className="palette-title">
                      New branch <span className="mono">{name}</span>
                    </span>
                    <span className="palette-note">from {repo.branch ?? repo.head ?? 'here'}</span>
                  </Command.Item>
                ) : null}
              </Command.List>
            </Command>
          )}
          {last ? null : (
            <DialogFoot
              note={provider === null ? upstreamInWords(repo.upstream) : `At ${provider}, ${repo.head ?? 'no commits'}`}
            >
              {provider === null ? null : (
                <Button kind="edge" disabled={busy} onClick={() => void act(() => pullBranch('merge'))}>
                  Read anew
                </Button>
              )}
              {repo.upstream ? (
                <>
                  <Button kind="edge" disabled={busy} onClick={() => void act(() => pullBranch('rebase'))}>
                    Pull and rebase
                  </Button>
                  <Button kind="edge" disabled={busy} onClick={() => void act(() => pullBranch('merge'))}>
                    Pull
                  </Button>
                </>
              ) : null}
              {provider !== null || repo.branch === null || repo.head === null ? null : (
                <Button kind="edge" disabled={busy} onClick={() => void act(() => pushBranch(repo.branch ?? ''))}>
                  Push
                </Button>
              )}
            </DialogFoot>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

interface BranchesProps {
  readonly heading: string
  readonly names: readonly string[]
  readonly current: string | null
  readonly onChoose: (name: string) => void
}

function Branches({ heading, names, current, onChoose }: BranchesProps) {
  if (names.length === 0) return null
  return (
    <Command.Group heading={heading}>
      {names.map((name) => (
        <Command.Item
          key={name}
          value={name}
          className="palette-item"
          disabled={name === current}
          onSelect={() => onChoose(name)}
        >
          <Icon name="branch" size={14} />
          <span className="palette-title mono">{name}</span>
          {name === current ? <span className="palette-note">you are here</span> : null}
        </Command.Item>
      ))}
    </Command.Group>
  )
}

function upstreamInWords(upstream: { readonly name: string; readonly ahead: number; readonly behind: number } | null) {
  if (!upstream) return 'Follows no branch of a remote yet'
  const { name, ahead, behind } = upstream
  return `${ahead} ahead of ${name}, ${behind} behind`
}
