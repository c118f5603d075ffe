import { dindChanges } from '../../../core/commands/docker/dindChanges.ts'
import { dindChoiceOf, isDindStep } from '../../../core/commands/docker/dindChoice.ts'
import type { EntryKey } from '../../../core/document/entry.ts'
import type { PipelineDocument } from '../../../core/document/pipelineDocument.ts'
import { useFromDocument } from '../../state/hooks.ts'
import { useUi } from '../../state/ui.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import './DockerCard.css'

/** Whether a Docker-in-Docker step has what it needs, and the way to give it the rest. Nothing for other steps. */
export function DockerCard({ entryKey }: { entryKey: EntryKey }) {
  const missing = useFromDocument((document) => missingFor(document, entryKey), undefined)
  if (missing === undefined) return null
  return (
    <section className="docker-card" aria-label="Docker in Docker">
      <Icon name={missing === 0 ? 'check' : 'warning'} size={14} />
      <span>
        {missing === 0
          ? 'Docker in Docker has all that it needs'
          : `${missing} ${missing === 1 ? 'thing keeps' : 'things keep'} Docker in Docker from working well`}
      </span>
      <Button size="small" kind="edge" onClick={() => useUi.setState({ dialog: 'dind' })}>
        {missing === 0 ? 'Change set-up…' : 'Set up…'}
      </Button>
    </section>
  )
}

/** `undefined` for a step that is no Docker-in-Docker. */
function missingFor(document: PipelineDocument, key: EntryKey): number | undefined {
  if (!isDindStep(document, key)) return undefined
  const { changes, wait, notes } = dindChanges(document, key, dindChoiceOf(document, key))
  return changes.length + (wait === undefined ? 0 : 1) + notes.length
}
