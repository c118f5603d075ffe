import type { Entry, EntryKey } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import { serviceMap, stepsIn } from './serviceMap.ts'
import { stepText } from './stepText.ts'

/** `localhost:5432`, not part of a longer name, with a port that programs listen on. */
const LOCAL = /(?<![\w.-])(?:localhost|127\.0\.0\.1):(\d{2,5})(?!\d)/g
/** A step that starts a server itself may well call it. */
const SERVES =
  /(?:^|[\s;|(=])(?:[\w./-]*serve[r]?|nohup|npm (?:run )?(?:start|dev)|java -jar|python3? -m http\.server|docker (?:compose )?(?:run|up))\b|[^&]&\s*$/m

const NONE: ReadonlyMap<EntryKey, readonly string[]> = new Map()
const kept = new WeakMap<Entry, ReadonlyMap<EntryKey, readonly string[]>>()

/**
 * Addresses on `localhost` that steps of a pod call though no service of it listens there, by step. `pod` is the group
 * whose pod it is. Nothing is said where it could not be known: of a pod with a service whose port is not known, of steps that
 * start something themselves. The same object until the text of the pod changes.
 */
export function strayCalls(document: PipelineDocument, pod: Entry): ReadonlyMap<EntryKey, readonly string[]> {
  const known = kept.get(pod)
  if (known) return known
  const found = read(document, pod)
  kept.set(pod, found)
  return found
}

function read(document: PipelineDocument, pod: Entry): ReadonlyMap<EntryKey, readonly string[]> {
  const { services } = serviceMap(document, pod.key)
  if (services.some(({ ports }) => ports.length === 0)) return NONE
  const open = new Set(services.flatMap(({ ports }) => ports))
  const found = new Map<EntryKey, readonly string[]>()
  for (const { step } of stepsIn(pod)) {
    const model = step.type === 'Background' ? undefined : document.model(step.key)
    const text = model ? stepText(model) : ''
    if (!text.includes(':') || SERVES.test(text)) continue
    const stray = [...text.matchAll(LOCAL)].filter(([, port]) => !open.has(Number(port))).map(([address]) => address)
    if (stray.length > 0) found.set(step.key, [...new Set(stray)])
  }
  return found.size === 0 ? NONE : found
}
