import { openDocument } from '../../document/openDocument.ts'
import type { PipelineDocument } from '../../document/pipelineDocument.ts'
import type { Problem } from '../problem.ts'
import { ProblemIndex } from '../problemIndex.ts'

/** Problems of a text, as `rule @line message`; for tests. */
export function problemsIn(text: string): string[] {
  return all(openDocument(text)).map(({ rule, line }) => `${rule} @${line}`)
}

export function all(document: PipelineDocument): readonly Problem[] {
  return new ProblemIndex(document).all()
}

/** The text after the first fix of the first problem of a rule. Throws when there is none or it is refused. */
export function fixed(text: string, rule: string, index = 0): string {
  const document = openDocument(text)
  const problem = all(document).find((each) => each.rule === rule)
  const fix = problem?.fixes[index]
  if (!fix) throw new Error(`No fix for ${rule} among ${problemsIn(text).join(', ')}`)
  if (fix.change.kind === 'edits') document.edit(fix.change.edits, { label: fix.title })
  else if (fix.change.kind === 'patch') {
    const result = document.apply(fix.change.patch, { label: fix.title })
    if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.refusal)}`)
  }
  return document.text
}

/** Lines that differ, as a diff shows them. */
export function difference(before: string, after: string): string[] {
  const old = before.split('\n')
  const now = after.split('\n')
  const rest = [...old]
  const added = now.filter((line) => {
    const at = rest.indexOf(line)
    if (at === -1) return true
    rest.splice(at, 1)
    return false
  })
  return [...rest.map((line) => `- ${line.trim()}`), ...added.map((line) => `+ ${line.trim()}`)]
}

/** A Custom stage with a containerized group around some steps, given as YAML without indentation. */
export function inGroup(steps: string, group = 'sharedPaths:\n  - /var/run\n  - /var/lib/docker'): string {
  return `pipeline:
  name: Demo
  identifier: demo
  projectIdentifier: p
  orgIdentifier: o
  stages:
    - stage:
        name: Build
        identifier: build
        type: Custom
        spec:
          execution:
            steps:
              - stepGroup:
                  name: g
                  identifier: g
${indent(group, 18)}
                  stepGroupInfra:
                    type: KubernetesDirect
                    spec:
                      connectorRef: cluster
                      namespace: ci
                  steps:
${indent(steps, 20)}
`
}

function indent(text: string, blanks: number): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? line : ' '.repeat(blanks) + line))
    .join('\n')
}
