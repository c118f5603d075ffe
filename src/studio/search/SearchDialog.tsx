import { Command } from 'cmdk'
import { Dialog as Radix } from 'radix-ui'
import { useDeferredValue, useMemo, useState } from 'react'
import type { HitKind } from '../../core/assist/search.ts'
import { searchDocument } from '../../core/assist/search.ts'
import { ports } from '../state/ports.ts'
import { useUi } from '../state/ui.ts'
import { activeFile } from '../state/workspace.ts'
import { useFocusReturn } from '../ui/useFocusReturn.ts'
import { DocumentHits, hitValue } from './DocumentHits.tsx'
import { FileGroup, lineValue } from './FileGroup.tsx'
import { documentCount, filesCount } from './counts.ts'
import { useSearchScope } from './searchScope.ts'
import { useFilesSearch } from './useFilesSearch.ts'
import '../palette/Palette.css'
import './SearchDialog.css'

const KINDS: readonly { readonly kind: HitKind | undefined; readonly label: string }[] = [
  { kind: undefined, label: 'All' },
  { kind: 'name', label: 'Names and Ids' },
  { kind: 'image', label: 'Images' },
  { kind: 'script', label: 'Scripts' },
  { kind: 'variable', label: 'Variables' },
]

const close = () => useUi.setState({ dialog: null })

/** Looks through the values of the open file, or the lines of all files, and goes to what is chosen. */
export function SearchDialog() {
  const focus = useFocusReturn({ onItself: false })
  const document = activeFile()?.document
  const { scope, matchCase, wholeWord } = useSearchScope()
  const inAll = scope === 'all' || !document
  const [query, setQuery] = useState('')
  const [kind, setKind] = useState<HitKind | undefined>()
  const wanted = useDeferredValue(query)
  const inFile = useMemo(
    () => (document && !inAll ? searchDocument(document, wanted, { kind }) : { hits: [], more: false }),
    [document, inAll, wanted, kind],
  )
  const found = useFilesSearch({ text: inAll ? query.trim() : '', matchCase, wholeWord })
  const values = inAll
    ? found.files.flatMap(({ path, hits }) => hits.map((hit) => lineValue(path, hit)))
    : inFile.hits.map(hitValue)
  const [active, setActive] = useState('')
  // What was chosen may be gone from the list: then the first of it is.
  const chosen = values.includes(active) ? active : (values[0] ?? active)
  const isEmpty = query.trim() !== '' && values.length === 0
  const label = inAll ? 'Search in all files' : 'Search in the pipeline'
  return (
    <Radix.Root open onOpenChange={(open) => open || close()}>
      <Radix.Portal>
        <Radix.Overlay className="dialog-scrim" />
        <Radix.Content className="palette search" aria-describedby={undefined} {...focus}>
          <Radix.Title className="visually-hidden">{label}</Radix.Title>
          <Command label={label} shouldFilter={false} loop value={chosen} onValueChange={setActive}>
            <Command.Input
              className="palette-input"
              placeholder={inAll ? 'Any text of a line' : 'Steps, images, scripts, variables'}
              value={query}
              onValueChange={setQuery}
            />
            <div className="search-kinds">
              <div className="search-scope" role="group" aria-label="Look through">
                <Toggle on={!inAll} disabled={!document} onPress={() => useSearchScope.setState({ scope: 'file' })}>
                  This file
                </Toggle>
                <Toggle on={inAll} onPress={() => useSearchScope.setState({ scope: 'all' })}>
                  All files
                </Toggle>
              </div>
              {inAll ? (
                <div role="group" aria-label="Take">
                  <Toggle on={matchCase} onPress={() => useSearchScope.setState({ matchCase: !matchCase })}>
                    Match case
                  </Toggle>
                  <Toggle on={wholeWord} onPress={() => useSearchScope.setState({ wholeWord: !wholeWord })}>
                    Whole words
                  </Toggle>
                </div>
              ) : (
                <div role="group" aria-label="Search in">
                  {KINDS.map((each) => (
                    <Toggle key={each.label} on={each.kind === kind} onPress={() => setKind(each.kind)}>
                      {each.label}
                    </Toggle>
                  ))}
                </div>
              )}
              <span className="search-count" aria-live="polite">
                {query.trim() === '' ? '' : inAll ? filesCount(found) : documentCount(inFile)}
              </span>
            </div>
            <Command.List className="palette-list" label="Places">
              {isEmpty && (!inAll || found.end) ? (
                <p className="palette-none">
                  Nothing in {inAll ? placeName() : 'this file'} has “{query.trim()}”.
                </p>
              ) : null}
              {found.trouble === undefined ? null : <p className="palette-none">{found.trouble}</p>}
              {document && !inAll ? <DocumentHits document={document} hits={inFile.hits} onChosen={close} /> : null}
              {inAll ? found.files.map((file) => <FileGroup key={file.path} file={file} onChosen={close} />) : null}
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function placeName(): string {
  return ports().files?.search ? 'the files' : 'the open files'
}

interface ToggleProps {
  readonly on: boolean
  readonly disabled?: boolean
  readonly onPress: () => void
  readonly children: string
}

function Toggle({ on, disabled = false, onPress, children }: ToggleProps) {
  return (
    <button type="button" aria-pressed={on} disabled={disabled} onClick={onPress}>
      {children}
    </button>
  )
}
