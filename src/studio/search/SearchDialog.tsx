import { Command } from 'cmdk'
import { Dialog as Radix } from 'radix-ui'
import { useDeferredValue, useMemo, useState } from 'react'
import type { Hit, HitKind } from '../../core/assist/search.ts'
import { searchDocument } from '../../core/assist/search.ts'
import { entryName } from '../../core/commands/entryName.ts'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import { select } from '../state/perform.ts'
import { reveal, useUi } from '../state/ui.ts'
import { activeFile } from '../state/workspace.ts'
import { useFocusReturn } from '../ui/useFocusReturn.ts'
import '../palette/Palette.css'
import './SearchDialog.css'

const KINDS: readonly { readonly kind: HitKind | undefined; readonly label: string }[] = [
  { kind: undefined, label: 'All' },
  { kind: 'name', label: 'Names and Ids' },
  { kind: 'image', label: 'Images' },
  { kind: 'script', label: 'Scripts' },
  { kind: 'variable', label: 'Variables' },
]

/** Looks through the values of the open file, and goes to the field that is chosen. */
export function SearchDialog() {
  const focus = useFocusReturn({ onItself: false })
  const close = () => useUi.setState({ dialog: null })
  const document = activeFile()?.document
  const [query, setQuery] = useState('')
  const [kind, setKind] = useState<HitKind | undefined>()
  const wanted = useDeferredValue(query)
  const { hits, more } = useMemo(
    () => (document ? searchDocument(document, wanted, { kind }) : { hits: [], more: false }),
    [document, wanted, kind],
  )
  const [active, setActive] = useState('')
  const first = hits[0]
  // What was chosen may be gone from the list: then the first of it is.
  const chosen = hits.some((hit) => valueOf(hit) === active) || !first ? active : valueOf(first)
  const count = wanted.trim() === '' ? '' : `${hits.length}${more ? ' and more' : ''} found`
  return (
    <Radix.Root open onOpenChange={(open) => open || close()}>
      <Radix.Portal>
        <Radix.Overlay className="dialog-scrim" />
        <Radix.Content className="palette search" aria-describedby={undefined} {...focus}>
          <Radix.Title className="visually-hidden">Search in the pipeline</Radix.Title>
          <Command label="Search in the pipeline" shouldFilter={false} loop value={chosen} onValueChange={setActive}>
            <Command.Input
              className="palette-input"
              placeholder="Steps, images, scripts, variables"
              value={query}
              onValueChange={setQuery}
            />
            <div className="search-kinds" role="group" aria-label="Search in">
              {KINDS.map((each) => (
                <button
                  key={each.label}
                  type="button"
                  aria-pressed={each.kind === kind}
                  onClick={() => setKind(each.kind)}
                >
                  {each.label}
                </button>
              ))}
              <span className="search-count" aria-live="polite">
                {count}
              </span>
            </div>
            <Command.List className="palette-list" label="Places">
              {wanted.trim() !== '' && hits.length === 0 ? (
                <p className="palette-none">Nothing in this file has “{wanted.trim()}”.</p>
              ) : null}
              {document
                ? hits.map((hit) => (
                    <Command.Item
                      key={valueOf(hit)}
                      value={valueOf(hit)}
                      className="palette-item search-hit"
                      onSelect={() => {
                        close()
                        goTo(hit)
                      }}
                    >
                      <span className="search-place">
                        <b>{nameOf(document, hit)}</b> {hit.label}
                      </span>
                      <code>
                        {hit.line.slice(0, hit.start)}
                        <mark>{hit.line.slice(hit.start, hit.end)}</mark>
                        {hit.line.slice(hit.end)}
                      </code>
                    </Command.Item>
                  ))
                : null}
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

const valueOf = ({ key, path }: Hit) => `${key} ${path.join('/')}`

function nameOf(document: PipelineDocument, { key }: Hit): string {
  const entry = document.entry(key)
  return entry ? entryName(entry) : ''
}

/** To the field in the form or, beside the YAML, to its line. */
function goTo({ key, path }: Hit): void {
  const { view, split } = useUi.getState()
  select([key])
  reveal({ in: view === 'visual' && !split ? 'form' : 'yaml', key, path, focus: true })
}
