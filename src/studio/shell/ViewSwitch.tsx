import type { KeyboardEvent } from 'react'
import type { UiState } from '../state/ui.ts'
import { useUi } from '../state/ui.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'

const VIEWS: readonly { readonly view: UiState['view']; readonly label: string }[] = [
  { view: 'visual', label: 'Visual' },
  { view: 'yaml', label: 'YAML' },
]

/** Visual and YAML are tabs of one document; Split shows both. */
export function ViewSwitch({ enabled }: { enabled: boolean }) {
  const view = useUi((state) => state.view)
  const split = useUi((state) => state.split)
  const choose = (next: UiState['view']) => useUi.setState({ view: next, split: false })
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return
    event.preventDefault()
    choose(view === 'visual' ? 'yaml' : 'visual')
    const tabs = event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')
    tabs[view === 'visual' ? 1 : 0]?.focus()
  }
  return (
    <div className="view-switch">
      <div className="segments" role="tablist" aria-label="View" tabIndex={-1} onKeyDown={onKey}>
        {VIEWS.map((each) => (
          <button
            key={each.view}
            type="button"
            role="tab"
            aria-selected={view === each.view}
            tabIndex={view === each.view ? 0 : -1}
            disabled={!enabled}
            onClick={() => choose(each.view)}
          >
            {each.label}
          </button>
        ))}
      </div>
      <Button
        aria-pressed={split}
        disabled={!enabled}
        onClick={() => useUi.setState({ split: !split, view: 'visual' })}
      >
        <Icon name="split" />
        Split
      </Button>
    </div>
  )
}
