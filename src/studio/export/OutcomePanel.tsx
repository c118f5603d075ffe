import { useEffect, useRef } from 'react'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { Outcome } from './outcome.ts'
import { showConflicts } from './merging.ts'
import './OutcomePanel.css'

interface OutcomePanelProps {
  readonly outcome: Outcome
  readonly onAgree: (programs: readonly string[]) => void
  readonly onPull: (how: 'merge' | 'rebase') => void
  readonly onBack: () => void
  readonly onDone: () => void
}

/** What came of it, and what may be done next. Takes the keyboard. */
export function OutcomePanel({ outcome, onAgree, onPull, onBack, onDone }: OutcomePanelProps) {
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => panel.current?.focus(), [])
  return (
    <div className="outcome" ref={panel} tabIndex={-1} role="group" aria-label="What came of it">
      <Words outcome={outcome} />
      <span className="outcome-ways">
        <Ways outcome={outcome} onAgree={onAgree} onPull={onPull} onBack={onBack} onDone={onDone} />
      </span>
    </div>
  )
}

function Words({ outcome }: { outcome: Outcome }) {
  switch (outcome.kind) {
    case 'asks':
      return (
        <div className="outcome-words">
          <p>
            <Icon name="shield" size={14} /> This repository would have git run programs of its own. Run them only if
            you trust whoever wrote them.
          </p>
          <ul className="outcome-said mono">
            {outcome.programs.map((program) => (
              <li key={program}>{program}</li>
            ))}
          </ul>
        </div>
      )
    case 'trouble':
      return (
        <div className="outcome-words">
          <p role="alert">
            <Icon name="error" size={14} /> {outcome.message}
          </p>
          {outcome.said === '' ? null : <pre className="outcome-said mono">{outcome.said}</pre>}
        </div>
      )
    case 'conflicts':
      return (
        <p className="outcome-words" role="alert">
          <Icon name="branch" size={14} /> {outcome.message}
        </p>
      )
    case 'pushed':
      return (
        <p className="outcome-words">
          <Icon name="check" size={14} /> Pushed to {outcome.result.remote}/{outcome.result.branch}.
        </p>
      )
    case 'opened':
      return (
        <p className="outcome-words">
          <Icon name="pullRequest" size={14} /> Pull request {outcome.number} is open.
        </p>
      )
    case 'committed':
    case 'pulled':
    case 'switched':
      return (
        <p className="outcome-words">
          <Icon name="check" size={14} /> {doneInWords(outcome)}
        </p>
      )
  }
}

function Ways({ outcome, onAgree, onPull, onBack, onDone }: OutcomePanelProps) {
  if (outcome.kind === 'asks') {
    return (
      <>
        <Button kind="edge" onClick={onBack}>
          Do not
        </Button>
        <Button kind="primary" onClick={() => onAgree(outcome.programs)}>
          Run them
        </Button>
      </>
    )
  }
  if (outcome.kind === 'trouble') {
    return (
      <>
        <Button kind="edge" onClick={onBack}>
          Back
        </Button>
        {outcome.canPull ? (
          <>
            <Button kind="edge" onClick={() => onPull('rebase')}>
              Pull and rebase
            </Button>
            <Button kind="primary" onClick={() => onPull('merge')}>
              Pull and merge
            </Button>
          </>
        ) : null}
      </>
    )
  }
  if (outcome.kind === 'conflicts') {
    return (
      <Button kind="primary" onClick={() => showConflicts(outcome.path)}>
        {outcome.count === 0 ? 'Look at it' : 'Settle them'}
      </Button>
    )
  }
  const page = outcome.kind === 'pushed' ? outcome.result.page : outcome.kind === 'opened' ? outcome.page : null
  return (
    <>
      <Button kind="edge" onClick={onDone}>
        Done
      </Button>
      {page === null ? null : (
        <a className="button button-primary button-normal" href={page} target="_blank" rel="noreferrer noopener">
          {outcome.kind === 'opened' ? 'Show pull request' : 'Open pull request'} <Icon name="external" size={14} />
        </a>
      )}
    </>
  )
}

function doneInWords(outcome: Extract<Outcome, { kind: 'committed' | 'pulled' | 'switched' }>): string {
  if (outcome.kind === 'switched') return `On ${outcome.branch}.`
  return outcome.kind === 'pulled' ? 'Taken in.' : 'Committed.'
}
