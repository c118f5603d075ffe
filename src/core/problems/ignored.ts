import { lineAt } from '../document/lineAt.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { PlacedFinding } from './placeFinding.ts'

const MARK = 'pipeline-studio-ignore'
const COMMENT = /#\s*pipeline-studio-ignore\s+([\w/, -]+?)\s*$/

/**
 * Whether a comment says that a finding is meant so: `# pipeline-studio-ignore image/no-tag` behind the line that is marked,
 * or on a line of its own above it, inside the same entry. Several rules stand with commas between them; a rule is
 * always named, so that nothing else is hidden with it.
 */
export function isIgnored(document: PipelineDocument, start: number, { rule, range }: PlacedFinding): boolean {
  // Nearly always there is none: then no line is looked for.
  const near = { start: Math.max(0, start + range.start - 2 * LONGEST_LINE), end: start + range.start + LONGEST_LINE }
  if (!document.slice({ ...near, end: Math.min(near.end, document.length) }).includes(MARK)) return false
  const { line } = document.positionAt(start + range.start)
  const above = line > document.positionAt(start).line ? lineAt(document, line - 1) : ''
  const said = [lineAt(document, line), ...(above.trimStart().startsWith('#') ? [above] : [])]
  return said.some((each) => names(each, rule))
}

/** Comments behind longer lines are nobody's. */
const LONGEST_LINE = 400

function names(line: string, rule: string): boolean {
  const [, rules = ''] = COMMENT.exec(line) ?? []
  return rules.split(/[\s,]+/).includes(rule)
}
