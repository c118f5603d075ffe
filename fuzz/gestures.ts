import { entriesIn } from '../src/core/document/entriesIn.ts'
import { load } from 'js-yaml'
import { addBranch } from '../src/core/commands/addBranch.ts'
import { addStage, addStep, addStepGroup, addTemplate } from '../src/core/commands/addStep.ts'
import { yamlOf } from '../src/core/commands/clipboard/entryYaml.ts'
import { pasteEntries } from '../src/core/commands/clipboard/pasteEntries.ts'
import { readItems } from '../src/core/commands/clipboard/readItems.ts'
import { dindChoiceOf, isDindStep } from '../src/core/commands/docker/dindChoice.ts'
import { setUpDind } from '../src/core/commands/docker/setUpDind.ts'
import { addService } from '../src/core/commands/service/addService.ts'
import { recipes } from '../src/core/commands/service/recipes.ts'
import type { Command, InsertionPoint } from '../src/core/commands/command.ts'
import { selectionCommandList } from '../src/core/commands/commandList.ts'
import { moveBeside } from '../src/core/commands/moveBeside.ts'
import { moveEntry } from '../src/core/commands/moveEntry.ts'
import { NEW_STAGE_TYPES } from '../src/core/commands/newEntries.ts'
import { renameEntry } from '../src/core/commands/renameEntry.ts'
import type { Entry, EntryKey } from '../src/core/document/entry.ts'
import { openDocument } from '../src/core/document/openDocument.ts'
import type { PipelineDocument } from '../src/core/document/pipelineDocument.ts'
import { readSources } from './documents.ts'
import { commentsOf, missing } from './laws.ts'
import { Random } from './random.ts'
import { withComments } from './variants.ts'

export interface WrongGesture {
  readonly name: string
  readonly why: string
  readonly gesture: string
  /** Before and after, to shrink into a case. */
  readonly texts: readonly [string, string]
}

export interface GestureResult {
  readonly gestures: number
  readonly files: number
  /** Gestures that changed the text, those that a command did not allow here, and those the engine refused. */
  readonly done: number
  readonly notAllowed: number
  readonly refused: ReadonlyMap<string, number>
  readonly wrong: readonly WrongGesture[]
}

const ANY = /^#/
/** Gestures in a row on one file, before all of them are undone. */
const SEQUENCE = 200

/** What a hand can do on the canvas, at random: after each the file can be read and has its comments, after all undo gives it back. */
export function fuzzGestures(count: number, seed: number, progress?: (done: number) => void): GestureResult {
  const random = new Random(seed)
  const { sources } = readSources()
  const wrong: WrongGesture[] = []
  const refused = new Map<string, number>()
  let [gestures, done, notAllowed, files] = [0, 0, 0, 0]
  for (let turn = 0; gestures < count; turn += 1) {
    const source = sources[turn % sources.length]
    if (!source) break
    const before = random.next() < 0.5 ? source.text : withComments(source.text, random)
    const document = openDocument(isRead(before) ? before : source.text)
    if (entriesOf(document).length < 3) {
      if (turn > sources.length && files === 0) break
      continue
    }
    files += 1
    const start = document.text
    for (let step = 0; step < SEQUENCE && gestures < count; step += 1) {
      gestures += 1
      const textBefore = document.text
      const gesture = randomGesture(document, random)
      const outcome = gesture && perform(document, gesture)
      if (!gesture || !outcome) notAllowed += 1
      else if (outcome.kind === 'refused') refused.set(outcome.code, (refused.get(outcome.code) ?? 0) + 1)
      else done += 1
      if (outcome?.kind === 'wrong') {
        wrong.push({
          name: source.name,
          why: outcome.why,
          gesture: gesture?.words ?? '',
          texts: [textBefore, document.text],
        })
        break
      }
    }
    while (document.undo());
    if (document.text !== start) {
      wrong.push({
        name: source.name,
        why: 'undo does not give the file back',
        gesture: '',
        texts: [start, document.text],
      })
    }
    progress?.(gestures)
  }
  return { gestures, files, done, notAllowed, refused, wrong }
}

interface Gesture {
  readonly words: string
  /** Takes text away on purpose. */
  readonly removes: boolean
  readonly command: Command<never>
  readonly args: unknown
}

type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'wrong'; readonly why: string }

/** `undefined` where the command says that it may not be done here. */
function perform(document: PipelineDocument, { command, args, removes }: Gesture): Outcome | undefined {
  if (!command.check(document, args as never).allowed) return undefined
  const plan = command.plan(document, args as never)
  if ('refusal' in plan) return { kind: 'refused', code: plan.refusal.code }
  const before = document.text
  const result = document.apply(plan.patch, { label: plan.label })
  if (!result.ok) {
    return document.text === before
      ? { kind: 'refused', code: result.refusal.code }
      : { kind: 'wrong', why: 'refused, and changed the text' }
  }
  if (!isRead(document.text)) return { kind: 'wrong', why: 'cannot be read' }
  const lost = removes ? undefined : lostComment(before, document.text)
  if (lost !== undefined) return { kind: 'wrong', why: `lost the comment ${lost}` }
  return { kind: 'done' }
}

function randomGesture(document: PipelineDocument, random: Random): Gesture | undefined {
  const entries = entriesOf(document)
  if (entries.length === 0) return undefined
  const entry = random.pick(entries)
  const { key } = entry
  const words = (what: string) => `${what} ${document.pointerOf(key) ?? ''}`
  const make = <Args>(command: Command<Args>, args: Args, removes = false): Gesture => ({
    words: words(command.title),
    command,
    args,
    removes,
  })
  const type = random.pick(['Run', 'Background', 'ShellScript', 'Http', 'Wait'])
  switch (random.below(12)) {
    case 0:
      return make(addStep, { type, point: randomPoint(document, random) })
    case 1:
      return make(addStepGroup, { point: randomPoint(document, random) })
    case 2:
      return make(addBranch, { key, type })
    case 3:
      return make(moveEntry, { key, point: randomPoint(document, random) })
    case 4:
      return make(moveBeside, { key, beside: random.pick(entries).key })
    case 5:
      return make(renameEntry, { key, name: `Name ${random.below(100)}` })
    case 6:
      return make(pasteEntries, {
        read: readItems(yamlOf(document, someOf(document, entry, random))),
        point: randomPoint(document, random),
      })
    case 7:
      return make(addStage, {
        type: random.pick(NEW_STAGE_TYPES),
        point: { parent: document.outline().key, list: 'stages', index: random.below(3) },
      })
    case 8:
      return make(addTemplate, { kind: random.pick(['step', 'stepGroup']), point: randomPoint(document, random) })
    case 9: {
      const recipe = random.pick(recipes)
      const { name, image, port } = recipe
      const waits = random.next() < 0.5
      return make(addService, { group: key, recipe, name, image, connectorRef: 'hub', port, waits })
    }
    case 10: {
      const choice = { ...dindChoiceOf(document, key), reach: random.pick(['socket', 'tcp', 'tls'] as const) }
      const daemon = entries.find((each) => isDindStep(document, each.key))?.key ?? key
      return make(setUpDind, { key: daemon, choice: { ...choice, mtu: '1450' }, without: new Set<string>() }, true)
    }
    default: {
      const { command } = random.pick(selectionCommandList)
      const removes = command.id === 'entries.delete' || command.id === 'entry.unwrap'
      return make(command, { keys: someOf(document, entry, random) }, removes)
    }
  }
}

/** The entry alone, or with neighbours. */
function someOf(document: PipelineDocument, entry: Entry, random: Random): readonly EntryKey[] {
  const place = document.placeOf(entry.key)
  if (!place || random.next() < 0.4) return [entry.key]
  return place.list.items.slice(place.index, place.index + 1 + random.below(3)).map(({ key }) => key)
}

function randomPoint(document: PipelineDocument, random: Random): InsertionPoint {
  const owners = [document.outline(), ...entriesOf(document)]
  const owner = random.pick(owners)
  const list = owner.lists.length > 0 ? random.pick(owner.lists) : undefined
  const name = !list || list.name === 'body' ? 'steps' : list.name
  return { parent: owner.key, list: name, index: random.below((list?.items.length ?? 0) + 1) }
}

function entriesOf(document: PipelineDocument): readonly Entry[] {
  return [...entriesIn(document.outline())].slice(1)
}

function isRead(text: string): boolean {
  try {
    load(text.replace(/^\uFEFF/, ''))
    return true
  } catch {
    // js-yaml says by an exception that it cannot read a text.
    return false
  }
}

function lostComment(before: string, after: string): string | undefined {
  return missing(commentsOf(before, ANY), commentsOf(after, ANY))[0]
}
