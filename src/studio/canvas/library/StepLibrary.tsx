import { Command } from 'cmdk'
import { Popover } from 'radix-ui'
import type { KeyboardEvent } from 'react'
import { memo, useMemo, useState } from 'react'
import { addBranch } from '../../../core/commands/addBranch.ts'
import { refuse } from '../../../core/commands/insertion.ts'
import { entryName } from '../../../core/commands/entryName.ts'
import type { EntryKey } from '../../../core/document/entry.ts'
import type { PipelineDocument } from '../../../core/document/pipelineDocument.ts'
import { ports } from '../../state/ports.ts'
import { activeFile } from '../../state/workspace.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Keys } from '../../ui/Kbd.tsx'
import type { Adding } from '../canvasState.ts'
import type { Slot } from '../../../core/layout/layout.ts'
import { useCanvas } from '../canvasState.ts'
import type { Held } from '../drag/held.ts'
import { dragHeld } from '../drag/startDrag.ts'
import type { Category, LibraryEntry } from './entries.ts'
import { CATEGORIES, libraryEntries, libraryEntry } from './entries.ts'
import { searchEntries } from './searchEntries.ts'
import './StepLibrary.css'

/** Shown of each part, so that each letter is answered at once; a category is there to look through. */
const MOST = 16
const MOST_OF_CATEGORY = 60
const RECENT = 'recent-steps'
const MOST_RECENT = 5

const close = () => useCanvas.setState({ adding: null })

/** Chooses what a plus adds. */
export const StepLibrary = memo(function StepLibrary() {
  const adding = useCanvas((state) => state.adding)
  const document = activeFile()?.document
  if (!adding || !document) return null
  return (
    <Popover.Root open onOpenChange={(open) => open || close()}>
      <Popover.Anchor asChild>
        <span style={{ position: 'fixed', left: adding.x, top: adding.y, width: 1, height: 1 }} />
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content className="library" align="start" collisionPadding={12} aria-label="Step library">
          <Library document={document} adding={adding} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
})

interface LibraryProps {
  readonly document: PipelineDocument
  readonly adding: Adding
}

function Library({ document, adding }: LibraryProps) {
  const [query, setQuery] = useState('')
  const [category, setCategory] = useState<Category | 'All'>('All')
  const entries = useMemo(() => libraryEntries(document, adding), [document, adding])
  const found = useMemo(() => searchEntries(entries, query), [entries, query])
  const shown = category === 'All' ? found : found.filter((entry) => entry.category === category)
  const possible = shown.filter(({ verdict }) => verdict.allowed)
  const refused = shown.filter(({ verdict }) => !verdict.allowed)
  const recent = useMemo(() => recentOf(entries), [entries])
  const hasRecent = query === '' && category === 'All' && recent.length > 0
  const step = neighbourOf(document, adding)
  const most = query === '' && category !== 'All' ? MOST_OF_CATEGORY : MOST
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Tab') {
      event.preventDefault()
      const all = ['All', ...CATEGORIES] as const
      const at = all.indexOf(category) + (event.shiftKey ? -1 : 1)
      setCategory(all[(at + all.length) % all.length] ?? 'All')
    }
    if (event.key === 'Enter' && event.altKey && step !== undefined) {
      event.preventDefault()
      const chosen = event.currentTarget.querySelector('[cmdk-item][data-selected=true]')?.getAttribute('data-entry')
      const entry = entries.find(({ id }) => id === chosen)
      if (entry && isStep(entry)) add(entry, step)
    }
  }
  return (
    <Command label="Choose a step" shouldFilter={false} loop onKeyDown={onKeyDown}>
      <div className="library-head">
        <Icon name="search" size={16} />
        <Command.Input
          className="library-input"
          placeholder={`Search ${entries.length} steps and services`}
          autoFocus
          value={query}
          onValueChange={setQuery}
        />
        <span className="library-where">{whereInWords(document, adding)}</span>
      </div>
      <div className="library-body">
        <ul className="library-categories" aria-label="Categories">
          {(['All', ...CATEGORIES] as const).map((each) => {
            const count = each === 'All' ? found.length : found.filter((entry) => entry.category === each).length
            return (
              <li key={each}>
                <button type="button" aria-pressed={each === category} tabIndex={-1} onClick={() => setCategory(each)}>
                  {each}
                  <span>{count}</span>
                </button>
              </li>
            )
          })}
        </ul>
        <Command.List className="library-list" label="Steps">
          <Command.Empty className="library-none">
            {query === '' ? 'There is nothing of this kind.' : `Nothing is called “${query}”.`}
          </Command.Empty>
          {hasRecent ? (
            <Command.Group heading="Recent">
              {recent.map((entry) => (
                <Choice key={entry.id} entry={entry} prefix="recent " beside={adding.beside} />
              ))}
            </Command.Group>
          ) : null}
          {possible.length > 0 ? (
            <Command.Group heading={query === '' ? 'Possible here' : 'Best matches'}>
              {possible.slice(0, most).map((entry) => (
                <Choice key={entry.id} entry={entry} beside={adding.beside} />
              ))}
              <More count={possible.length - most} />
            </Command.Group>
          ) : null}
          {refused.length > 0 ? (
            <Command.Group heading="Not possible here">
              {refused.slice(0, most).map((entry) => (
                <Choice key={entry.id} entry={entry} beside={adding.beside} />
              ))}
              <More count={refused.length - most} />
            </Command.Group>
          ) : null}
        </Command.List>
      </div>
      <div className="library-foot" aria-hidden="true">
        <span>
          <Keys keys="↑" /> <Keys keys="↓" /> choose
        </span>
        <span>
          <Keys keys="↵" /> add
        </span>
        {step === undefined ? null : (
          <span>
            <Keys keys="Alt+↵" /> add in parallel
          </span>
        )}
        <span>
          <Keys keys="Tab" /> category
        </span>
      </div>
    </Command>
  )
}

function More({ count }: { count: number }) {
  return count > 0 ? <p className="library-more">{count} more: type on, or choose a category.</p> : null
}

interface ChoiceProps {
  readonly entry: LibraryEntry
  readonly beside: EntryKey | undefined
  readonly prefix?: string
}

const Choice = memo(function Choice({ entry, beside, prefix = '' }: ChoiceProps) {
  const { id, title, type, description, icon, verdict } = entry
  return (
    <Command.Item
      className="library-item"
      value={prefix + id}
      data-entry={id}
      data-service={entry.category === 'Services' || undefined}
      disabled={!verdict.allowed}
      onSelect={() => add(entry, beside)}
      onPointerDown={(event) => dragHeld(event, () => heldNew(entry))}
    >
      <span className="library-tile">
        <Icon name={icon} size={16} />
      </span>
      <span className="library-line">
        <span className="library-title">{title}</span>
        <span className="library-type mono">{type}</span>
      </span>
      <span className="library-text">
        {verdict.allowed ? (
          description
        ) : (
          <>
            <Icon name="lock" size={12} /> {verdict.reason}
          </>
        )}
      </span>
    </Command.Item>
  )
})

function add(entry: LibraryEntry, beside: EntryKey | undefined): void {
  close()
  if (entry.add(beside)) remember(entry.id)
}

/** The library gives way to the canvas, where each slot is asked anew whether it takes it. */
function heldNew({ id, title, type, icon, category }: LibraryEntry): Held {
  useCanvas.setState({ adding: null })
  const entryAt = (document: PipelineDocument, { point, beside }: Slot) =>
    libraryEntry(document, id, { point, ...(beside === undefined ? {} : { beside }) })
  return {
    key: null,
    look: { title, type, icon },
    isService: category === 'Services',
    may: (document, slot) => {
      const entry = entryAt(document, slot)
      if (!entry) return refuse('It cannot be added here.')
      const isAlone = slot.beside !== undefined && !isStep(entry)
      return isAlone ? refuse(`${title} cannot be added in parallel. Let go on a line.`) : entry.verdict
    },
    drop: (slot) => {
      const document = activeFile()?.document
      if (document && entryAt(document, slot)?.add(slot.beside)) remember(id)
    },
  }
}

const isStep = ({ id, type, category }: LibraryEntry) =>
  id !== 'stepGroup' && type !== 'template' && !(category === 'Services' && id !== 'Background')

/** The step that "in parallel" is about: the one before the place. */
function neighbourOf(document: PipelineDocument, { point, beside }: Adding): EntryKey | undefined {
  if (beside !== undefined) return beside
  const list = document.entry(point.parent)?.lists.find(({ name }) => name === point.list)
  const before = list?.items[point.index - 1]
  return before && addBranch.check(document, { key: before.key, type: 'Run' }).allowed ? before.key : undefined
}

function whereInWords(document: PipelineDocument, { point, beside }: Adding): string {
  const other = beside === undefined ? undefined : document.entry(beside)
  if (other) return `in parallel to ${entryName(other)}`
  const parent = document.entry(point.parent)
  const before = parent?.lists.find(({ name }) => name === point.list)?.items[point.index - 1]
  const into = parent && parent.kind !== 'document' ? `into ${entryName(parent)}` : ''
  return [into, before ? `after ${entryName(before)}` : ''].filter(Boolean).join(', ')
}

function recentOf(entries: readonly LibraryEntry[]): readonly LibraryEntry[] {
  const ids = (ports().preferences.get(RECENT) ?? '').split(',')
  return ids.flatMap((id) => entries.filter((entry) => entry.id === id && entry.verdict.allowed))
}

function remember(id: string): void {
  const { preferences } = ports()
  const before = (preferences.get(RECENT) ?? '').split(',').filter((each) => each !== '' && each !== id)
  preferences.set(RECENT, [id, ...before].slice(0, MOST_RECENT).join(','))
}
