/* oxlint-disable no-restricted-imports -- for tests only: no product code imports this file */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Ajv } from 'ajv'
import { parseDocument } from 'yaml'

/*
 * The official schema, as a judge in tests. It has no licence, so it is no part of this repository: the tests run where
 * it lies beside it.
 */
const SCHEMA = resolve('../shared/schema/harness-v0-pipeline.json')
const CORPUS = resolve('../shared/corpus')

export const hasOracle = existsSync(SCHEMA)
export const hasCorpus = existsSync(CORPUS)

type Json = { [key: string]: Json }

/** Definitions nest by namespace; these judge single nodes. */
const NODES = {
  Background: 'pipeline/steps/common/BackgroundStepNode',
  Run: 'pipeline/steps/common/RunStepNode',
  Custom: 'pipeline/stages/custom/CustomStageNode',
  stepGroup: 'pipeline/stages/custom/StepGroupElementConfig',
} as const

export type OfficialNode = keyof typeof NODES
type Judge = (value: unknown) => boolean

/** The schema, mended so that it compiles. */
export function officialSchema(): object {
  const schema = JSON.parse(readFileSync(SCHEMA, 'utf8')) as Json
  mend(schema)
  return schema
}

export function officialJudges(): { readonly file: Judge; readonly node: (name: OfficialNode) => Judge } {
  // Formats are Java's (int32, double) and misspelt keywords abound.
  const ajv = new Ajv({ strict: false, validateFormats: false, code: { optimize: false } })
  ajv.addSchema(officialSchema(), 'official')
  return {
    file: ajv.compile({ $ref: 'official#' }) as Judge,
    node: (name) => ajv.compile({ $ref: `official#/definitions/${NODES[name]}` }) as Judge,
  }
}

/** The three places that keep it from compiling. Mutates. */
function mend(schema: Json): void {
  const pipeline = schema.definitions?.pipeline as Json
  const type = (pipeline.common?.StepElementConfig?.properties?.type ?? {}) as Record<string, unknown>
  delete type.enum
  type.not = {}
  for (const node of nodesIn(pipeline)) {
    if (node.minLength === null) delete node.minLength
    if (node.properties === null) delete node.properties
  }
}

function* nodesIn(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield value as Record<string, unknown>
  for (const inner of Object.values(value)) yield* nodesIn(inner)
}

/** Real files that can be read and have a `pipeline`, by name. */
export function corpusPipelines(): readonly (readonly [file: string, value: unknown])[] {
  return readdirSync(CORPUS)
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => {
      const document = parseDocument(readFileSync(resolve(CORPUS, file), 'utf8'), { logLevel: 'silent' })
      if (document.errors.length > 0) return []
      const value: unknown = document.toJS()
      return typeof value === 'object' && value !== null && 'pipeline' in value ? [[file, value] as const] : []
    })
}
