import { Suspense } from 'react'
import { entryName } from '../../../core/commands/entryName.ts'
import type { EntryKey } from '../../../core/document/entry.ts'
import type { PipelineDocument } from '../../../core/document/pipelineDocument.ts'
import type { Service } from '../../../core/serviceMap/index.ts'
import { serviceMap } from '../../../core/serviceMap/index.ts'
import { useFromDocument } from '../../state/hooks.ts'
import { select } from '../../state/perform.ts'
import { announce } from '../../state/ui.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { inOwnChunk } from '../../ui/inOwnChunk.tsx'
import './ReachCard.css'

/** How later steps reach the service that this step starts, and which of them do. Nothing for a step that starts none. */
export function ReachCard({ entryKey }: { entryKey: EntryKey }) {
  const service = useFromDocument((document) => serviceOf(document, entryKey), undefined)
  if (!service) return null
  return (
    <>
      <Addresses service={service} />
      {service.dind ? (
        <Suspense fallback={null}>
          <DockerCard entryKey={entryKey} />
        </Suspense>
      ) : null}
    </>
  )
}

/** Most services are no Docker: what is known of it comes when one is. */
const DockerCard = inOwnChunk(async () => (await import('./DockerCard.tsx')).DockerCard).View

function Addresses({ service }: { service: Service }) {
  return (
    <section className="reach-card" aria-label="How to reach it">
      <h3>
        <Icon name="network" size={14} />
        How to reach it
        <Popover
          label="About addresses"
          trigger={
            <button type="button" className="field-help" aria-label="About addresses">
              <Icon name="help" size={12} />
            </button>
          }
        >
          <AddressHelp />
        </Popover>
      </h3>
      <ul className="reach-addresses">
        {service.addresses.map(({ address, note }) => (
          <li key={address}>
            <span className="mono">{address}</span>
            <span className="reach-note" title={note}>
              {note}
            </span>
            <IconButton size="small" icon="copy" label={`Copy ${address}`} onClick={() => copy(address)} />
          </li>
        ))}
      </ul>
      <Callers callers={service.callers} />
    </section>
  )
}

/** The sources contradict each other; they are told, not chosen between. Source: docs/sources.md, host names. */
function AddressHelp() {
  return (
    <div className="field-help-text">
      <p>
        All steps of a containerized group run in one pod, so <span className="mono">localhost</span> and the port reach
        the service by the rules of Kubernetes.
      </p>
      <p>
        Harness’s pages disagree. The CD page says to call <span className="mono">STEPGROUPID_STEPID:port</span>, even
        from the same group; the CI page says to use <span className="mono">localhost</span> on Kubernetes and not the
        Id. Try the first address; the Id is case-sensitive, and some clients refuse the underscore in a host name.
      </p>
      <p>A step starts the service and goes on at once: let the next step wait until it answers.</p>
    </div>
  )
}

function Callers({ callers }: { callers: readonly EntryKey[] }) {
  const names = useFromDocument((document) => callers.map((key) => labelOf(document, key)).join('\n'), '').split('\n')
  return (
    <div className="reach-callers">
      <span>{callers.length === 0 ? 'No step of the group calls it yet' : calledBy(callers.length)}</span>
      {callers.length === 0 ? null : (
        <ul>
          {callers.map((key, index) => (
            <li key={key}>
              <button type="button" className="link" onClick={() => select([key])}>
                {names[index]}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function labelOf(document: PipelineDocument, key: EntryKey): string {
  const entry = document.entry(key)
  return entry ? entryName(entry).replaceAll('\n', ' ') : ''
}

function calledBy(count: number): string {
  return `Called by ${count} ${count === 1 ? 'step' : 'steps'}`
}

/** The service that a Background step of a group starts; the same object while nothing about it changes. */
function serviceOf(document: PipelineDocument, key: EntryKey): Service | undefined {
  const group = document.ancestorsOf(key).findLast(({ kind }) => kind === 'stepGroup')
  return group && serviceMap(document, group.key).services.find((service) => service.key === key)
}

function copy(address: string): void {
  navigator.clipboard.writeText(address).then(
    () => announce(`Copied ${address}`),
    () => announce(`The browser did not let ${address} be copied`),
  )
}
