import { Command } from 'cmdk'
import type { Hit } from '../../core/assist/search.ts'
import { entryName } from '../../core/commands/entryName.ts'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import { select } from '../state/perform.ts'
import { reveal, useUi } from '../state/ui.ts'
import { MarkedLine } from './MarkedLine.tsx'

export const hitValue = ({ key, path }: Hit) => `${key} ${path.join('/')}`

/** Values of the open file that have the text, with the step and the field that they stand in. */
export function DocumentHits({
  document,
  hits,
  onChosen,
}: {
  document: PipelineDocument
  hits: readonly Hit[]
  onChosen: () => void
}) {
  return hits.map((hit) => (
    <Command.Item
      key={hitValue(hit)}
      value={hitValue(hit)}
      className="palette-item search-hit"
      onSelect={() => {
        onChosen()
        goTo(hit)
      }}
    >
      <span className="search-place">
        <b>{nameOf(document, hit)}</b> {hit.label}
      </span>
      <MarkedLine line={hit.line} start={hit.start} end={hit.end} />
    </Command.Item>
  ))
}

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
