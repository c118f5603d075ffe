import { parseDocument } from 'yaml'
import { openDocument } from '../src/core/document/openDocument.ts'
import type { PipelineDocument } from '../src/core/document/pipelineDocument.ts'
import { syntheticPipeline } from './synthetic.ts'

/** Milliseconds. */
export interface Quantiles {
  readonly p50: number
  readonly p95: number
}

/** What the core does with a pipeline of so many steps, in milliseconds. */
export interface CoreFigures {
  readonly steps: number
  readonly characters: number
  /** Text to outline. */
  readonly open: Quantiles
  /** A character typed in a step: text, outline and the step's model. */
  readonly keystroke: Quantiles
  /** One field of an open document replaced: planned, verified, applied. */
  readonly patch: Quantiles
  /** A step moved to another group. */
  readonly move: Quantiles
  /** The same replacement by `yaml`: parse, set, `toString`. */
  readonly wholeFile: number
  /** How many times faster a patch is than that. */
  readonly ratio: number
}

const KEYS = 200
const PATCHES = 100
const OPENS = 5

export async function measureCore(sizes: readonly number[]): Promise<CoreFigures[]> {
  const figures: CoreFigures[] = []
  for (const steps of sizes) {
    figures.push(measureSize(steps))
    // Lets a progress line be drawn between sizes.
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
  return figures
}

function measureSize(steps: number): CoreFigures {
  const text = syntheticPipeline(steps)
  const open = timed(OPENS, () => openDocument(text))
  const document = openDocument(text)
  const middle = `build_${Math.floor(steps / 2) + 1}`
  const key = keyOf(document, middle)
  const keystroke = timed(KEYS, (turn) => typeInto(document, key, turn))
  const image = `${document.nodePointerOf(key)}/spec/image`
  const patch = timed(PATCHES, (turn) => {
    document.apply([{ op: 'replace', path: image, value: `maven:3.9.${turn}` }], { label: 'Change image' })
  })
  const move = timed(PATCHES, () => {
    const from = document.pointerOf(key) ?? ''
    const group = document.nodePointerOf(keyOf(document, turnGroup(document, key)))
    document.apply([{ op: 'move', from, path: `${group}/steps/3` }], { label: 'Move step' })
  })
  const wholeFile = wholeFilePatch(text)
  return { steps, characters: text.length, open, keystroke, patch, move, wholeFile, ratio: wholeFile / patch.p50 }
}

function typeInto(document: PipelineDocument, key: ReturnType<typeof keyOf>, turn: number): void {
  const command = document.rangeOfPath(key, ['spec', 'command'], 'value')
  if (!command) return
  const at = command.end
  document.edit([{ range: { start: at, end: at }, newText: 'echo "$A" '.charAt(turn % 10) }], {
    label: 'Type',
    group: 'type',
  })
  document.model(document.keyAt(at) ?? key)
}

/** The first two groups, in turn. */
function turnGroup(document: PipelineDocument, key: ReturnType<typeof keyOf>): string {
  return document.ancestorsOf(key).at(-1)?.identifier === 'group_0' ? 'group_1' : 'group_0'
}

function wholeFilePatch(text: string): number {
  const start = performance.now()
  const parsed = parseDocument(text)
  parsed.setIn(['pipeline', 'name'], 'Renamed')
  parsed.toString()
  return performance.now() - start
}

function keyOf(document: PipelineDocument, path: string) {
  const key = document.find(path)
  if (key === undefined || key === 'ambiguous') throw new Error(`The synthetic pipeline has no ${path}`)
  return key
}

function timed(times: number, run: (turn: number) => unknown): Quantiles {
  const took: number[] = []
  for (let turn = 0; turn < times; turn++) {
    const start = performance.now()
    run(turn)
    took.push(performance.now() - start)
  }
  took.sort((a, b) => a - b)
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}
