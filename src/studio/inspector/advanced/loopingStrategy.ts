import type { YamlValue } from '../../../core/patch/operation.ts'
import { isMapping } from '../../../core/value/value.ts'
import { splitList } from './failureStrategy.ts'

export type Loop = 'none' | 'matrix' | 'repeat' | 'parallelism'

export const LOOPS: readonly { readonly loop: Loop; readonly label: string }[] = [
  { loop: 'none', label: 'None' },
  { loop: 'matrix', label: 'Matrix' },
  { loop: 'repeat', label: 'Repeat' },
  { loop: 'parallelism', label: 'Parallelism' },
]

/** Keys of a matrix that are settings, not axes. */
const MATRIX_SETTINGS: ReadonlySet<string> = new Set(['exclude', 'maxConcurrency', 'nodeName'])

/** Which of the three a strategy is; `undefined` when it is none or several of them. */
export function loopOf(value: unknown): Loop | undefined {
  if (value === undefined || value === null) return 'none'
  if (!isMapping(value)) return undefined
  const found = (['matrix', 'repeat', 'parallelism'] as const).filter((loop) => Object.hasOwn(value, loop))
  return found.length === 1 ? found[0] : undefined
}

export interface Axis {
  readonly name: string
  /** The values as the row shows them, `15, 16`; `undefined` when they are not simply a list of scalars. */
  readonly values: string | undefined
}

export function axesOf(matrix: unknown): readonly Axis[] {
  if (!isMapping(matrix)) return []
  return Object.entries(matrix)
    .filter(([name]) => !MATRIX_SETTINGS.has(name))
    .map(([name, values]) => ({ name, values: Array.isArray(values) ? joined(values) : undefined }))
}

/** `undefined` when a value is a mapping, or holds the comma that separates them. */
export function joined(values: readonly unknown[]): string | undefined {
  const texts = values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
  const isPlain = values.every((value) => ['string', 'number', 'boolean'].includes(typeof value))
  return isPlain && texts.every((text) => !text.includes(',') && text === text.trim()) ? texts.join(', ') : undefined
}

/** Axis values are text in Harness's schema; those that stand there keep their kind. */
export function axisValues(text: string, before: unknown): YamlValue[] {
  const known: readonly unknown[] = Array.isArray(before) ? before : []
  return splitList(text).map((part) => {
    const same = known.find((value) => typeof value !== 'string' && JSON.stringify(value) === part)
    return (same as YamlValue | undefined) ?? part
  })
}

/** The first thing to write for a loop of this kind. */
export function newLoop(loop: Exclude<Loop, 'none'>): YamlValue {
  switch (loop) {
    case 'matrix':
      return { matrix: { axis: ['first', 'second'] } }
    case 'repeat':
      return { repeat: { times: 2 } }
    case 'parallelism':
      return { parallelism: 2 }
    default: {
      const never: never = loop
      return never
    }
  }
}

/** How many runs a matrix makes, excluded ones left out; `undefined` when an axis is not a list. */
export function runsOf(matrix: unknown): { readonly all: number; readonly kept: number } | undefined {
  const axes = axesOf(matrix)
  if (!isMapping(matrix) || axes.length === 0) return undefined
  let runs: Readonly<Record<string, string>>[] = [{}]
  for (const { name, values } of axes) {
    if (values === undefined) return undefined
    runs = runs.flatMap((run) => splitList(values).map((value) => ({ ...run, [name]: value })))
    if (runs.length > MAX_RUNS) return undefined
  }
  const exclude = Array.isArray(matrix['exclude']) ? matrix['exclude'].filter(isMapping) : []
  const kept = runs.filter((run) => !exclude.some((each) => matches(run, each)))
  return { all: runs.length, kept: kept.length }
}

/** Harness's own limit for what runs in parallel on one level is 256; beyond this nobody counts. */
const MAX_RUNS = 4096

function matches(run: Readonly<Record<string, string>>, exclude: Readonly<Record<string, unknown>>): boolean {
  const entries = Object.entries(exclude)
  return entries.length > 0 && entries.every(([name, value]) => run[name] === String(value))
}
