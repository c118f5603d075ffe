import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { announce } from '../state/ui.ts'
import type { Merging } from '../state/workspace.ts'
import { useWorkspace } from '../state/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { agreeTo } from './agreed.ts'
import type { Outcome } from './outcome.ts'
import { pullBranch, pushBranch } from './commit.ts'
import { resolvedTexts, showConflicts, unsettled } from './merging.ts'
import { OutcomePanel } from './OutcomePanel.tsx'

interface MergeFormProps {
  readonly merging: Merging
  /** The merge is being made, and the form stays for what comes of it; `false`: it was not. */
  readonly onEnd: (isEnding: boolean) => void
  readonly onDone: () => void
}

/** In the place of the commit while a merge waits: what is left to settle, and its end. */
export function MergeForm({ merging, onEnd, onDone }: MergeFormProps) {
  const branch = useWorkspace((state) => state.repo?.branch ?? '')
  const [outcome, setOutcome] = useState<{ readonly what: Outcome; readonly push: boolean } | null>(null)
  const [busy, setBusy] = useState(false)
  const left = useUnsettled(merging)
  const panel = useRef<HTMLDivElement>(null)
  // What was pressed, the commit or the pull, is not there any more.
  useEffect(() => panel.current?.focus(), [])
  const finish = async (push: boolean) => {
    setBusy(true)
    onEnd(true)
    const merged = await pullBranch('merge', resolvedTexts(merging))
    const what = merged.kind === 'pulled' && push ? await pushBranch(branch) : merged
    setBusy(false)
    if (what.kind === 'pulled') onDone()
    else setOutcome({ what, push })
  }
  const back = () => {
    setOutcome(null)
    onEnd(false)
  }
  if (outcome) {
    return (
      <OutcomePanel
        outcome={outcome.what}
        onAgree={(programs) => {
          agreeTo(programs)
          setOutcome(null)
          void finish(outcome.push)
        }}
        onPull={back}
        onBack={back}
        onDone={onDone}
      />
    )
  }
  const [first] = left
  const giveUp = () => {
    useWorkspace.setState({ merging: null })
    announce('Gave up the merge. The texts stay as they are; Undo takes them back')
    onDone()
  }
  return (
    <div className="outcome" ref={panel} tabIndex={-1} role="group" aria-label="Merge">
      <p className="outcome-words">
        <Icon name={first ? 'error' : 'check'} size={14} />
        {first
          ? `Left to settle: ${left.map(({ path, count }) => `${count} in ${path}`).join(', ')}.`
          : 'Everything is settled. The merge takes these texts.'}
      </p>
      <span className="outcome-ways">
        <Button kind="edge" disabled={busy} onClick={giveUp}>
          Give up the merge
        </Button>
        {first ? (
          <Button kind="primary" onClick={() => showConflicts(first.path)}>
            Show them
          </Button>
        ) : (
          <>
            <Button kind="edge" disabled={busy} onClick={() => void finish(false)}>
              Finish the merge
            </Button>
            <Button kind="primary" disabled={busy} onClick={() => void finish(true)}>
              Finish and push
            </Button>
          </>
        )}
      </span>
    </div>
  )
}

/** Kept up with the texts: a conflict is settled by an edit. */
function useUnsettled(merging: Merging): ReturnType<typeof unsettled> {
  const open = useWorkspace((state) => state.open)
  const subscribe = (listener: () => void) => {
    const stops = merging.paths.flatMap((path) => {
      const file = open.get(path)
      return file ? [file.document.onChange(listener), file.problems.subscribe(listener)] : []
    })
    return () => {
      for (const stop of stops) stop()
    }
  }
  useSyncExternalStore(subscribe, () => JSON.stringify(unsettled(merging)))
  return unsettled(merging)
}
