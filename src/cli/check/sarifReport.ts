import { createHash } from 'node:crypto'
import { isAbsolute, normalize, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { version } from '../../../package.json'
import { applyPatch } from '../../core/patch/applyPatch.ts'
import type { Fix, Problem, Severity } from '../../core/problems/problem.ts'
import type { TextEdit, TextRange } from '../../core/text/range.ts'
import { Lines } from './lines.ts'
import type { Report } from './report.ts'
import { RULES } from './rules.ts'

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>
const INDEX = new Map(RULES.map(({ id }, index) => [id, index]))

/** SARIF 2.1.0, one result a problem. Source: docs/sources.md#sarif */
export const sarifReport: Report = {
  begin: `{"version":"2.1.0","$schema":"https://json.schemastore.org/sarif-2.1.0.json","runs":[{"tool":${JSON.stringify({ driver: driver() })},"columnKind":"utf16CodeUnits","results":[`,
  file: (file, text, problems) => {
    const resultOf = resultsOf(file, text)
    return problems.map((problem) => `\n${JSON.stringify(resultOf(problem))}`).join(',')
  },
  between: ',',
  end: () => '\n]}]}\n',
}

function driver() {
  const rules = RULES.map(({ id, severity, summary }) => ({
    id,
    shortDescription: { text: summary },
    fullDescription: { text: summary },
    help: { text: `${summary}. Where it is meant, write # pipeline-studio-ignore ${id} behind the line or above it.` },
    defaultConfiguration: { level: LEVELS[severity] },
  }))
  return { name: 'Pipeline Studio', version, rules }
}

function resultsOf(file: string, text: string): (problem: Problem) => object {
  const artifactLocation = { uri: uriOf(file) }
  const lines = new Lines(text)
  const seen = new Map<string, number>()
  return ({ rule, severity, message, range, fixes }) => {
    const region = regionOf(lines, range)
    const mark = createHash('sha256')
      .update(`${rule}\n${lines.text(region.startLine).trim()}`)
      .digest('hex')
      .slice(0, 16)
    const times = (seen.get(mark) ?? 0) + 1
    seen.set(mark, times)
    const certain = fixes.filter((fix) => fix.certain).flatMap((fix) => fixOf(fix, text, lines, artifactLocation))
    return {
      ruleId: rule,
      ruleIndex: INDEX.get(rule),
      level: LEVELS[severity],
      message: { text: message },
      locations: [{ physicalLocation: { artifactLocation, region } }],
      // The same while lines above come and go: which rule, what the line says, how many like it stand before.
      partialFingerprints: { 'ruleAndLine/v1': `${mark}:${times}` },
      ...(certain.length > 0 ? { fixes: certain } : {}),
    }
  }
}

function regionOf(lines: Lines, { start, end }: TextRange) {
  const [from, to] = [lines.placeOf(start), lines.placeOf(end)]
  return {
    startLine: from.line,
    startColumn: from.column,
    endLine: to.line,
    endColumn: to.column,
    charOffset: start,
    charLength: end - start,
  }
}

/** A fix as text to put in place of text; none when the patch cannot be made just so. */
function fixOf({ title, change }: Fix, text: string, lines: Lines, artifactLocation: object): object[] {
  const edits = editsOf(change, text)
  if (edits.length === 0) return []
  const replacements = edits.map(({ range, newText }) => ({
    deletedRegion: regionOf(lines, range),
    insertedContent: { text: newText },
  }))
  return [{ description: { text: title }, artifactChanges: [{ artifactLocation, replacements }] }]
}

function editsOf(change: Fix['change'], text: string): readonly TextEdit[] {
  if (change.kind !== 'patch') return change.kind === 'edits' ? change.edits : []
  const result = applyPatch(text, change.patch)
  return result.ok ? result.edits : []
}

/** A relative path as a relative reference, in which `%`, `#`, blanks and `:` are escaped; an absolute one as `file:`. */
function uriOf(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href
  return normalize(file).split(sep).map(encodeURIComponent).join('/')
}
