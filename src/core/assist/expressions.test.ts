import { describe, expect, it } from 'vitest'
import { yaml } from '../document/testSupport.ts'
import { openDocument } from '../document/openDocument.ts'
import type { EntryKey } from '../document/entry.ts'
import { completionsAt } from './completions.ts'
import { expressionsFor, matchingExpressions, typedExpression } from './expressions.ts'

const FILE = yaml`
  pipeline:
    name: Shop
    identifier: shop
    variables:
      - { name: tag, type: String, value: "1" }
    properties: { ci: { codebase: { build: <+input> } } }
    stages:
      - stage:
          name: Build
          identifier: build
          type: Custom
          variables:
            - { name: region, type: String, value: eu }
          spec:
            execution:
              steps:
                - step:
                    type: Run
                    name: Version
                    identifier: version
                    spec:
                      command: export V=1
                      outputVariables:
                        - { name: V }
                - stepGroup:
                    name: tests
                    identifier: tests
                    strategy: { matrix: { db: [a, b], maxConcurrency: 2 } }
                    variables:
                      - { name: suite, type: String, value: all }
                    steps:
                      - step:
                          type: Http
                          name: Ping
                          identifier: ping
                          spec: { url: x }
                      - step:
                          type: Run
                          name: Unit
                          identifier: unit
                          spec:
                            command: echo <+secrets.getValue("npm")>
                      - step: { type: Run, name: After, identifier: after }
      - stage:
          name: Deploy
          identifier: deploy
          type: Deployment
          spec:
            execution:
              steps:
                - step: { type: Run, name: Last, identifier: last, strategy: { repeat: { items: [a] } } }
`

const document = openDocument(FILE)
const texts = (id: string) => expressionsFor(document, document.find(id) as EntryKey).map(({ text }) => text)

describe('expressions', () => {
  it('come from what stands before and around a step', () => {
    const found = texts('unit')
    for (const text of [
      '<+matrix.db>',
      '<+strategy.iteration>',
      '<+execution.steps.version.output.outputVariables.V>',
      '<+execution.steps.tests.steps.ping.output.httpResponseBody>',
      '<+stepGroup.variables.suite>',
      '<+stage.variables.region>',
      '<+pipeline.variables.tag>',
      '<+codebase.commitSha>',
      '<+secrets.getValue("npm")>',
    ])
      expect(found).toContain(text)
    expect(found).not.toContain('<+matrix.maxConcurrency>')
    expect(found.join()).not.toContain('steps.after')
    expect(found.join()).not.toContain('artifacts.primary')
    expect(new Set(found).size).toBe(found.length)
  })

  it('name steps and variables of other stages by their stage', () => {
    const found = texts('last')
    expect(found).toContain('<+pipeline.stages.build.spec.execution.steps.version.output.outputVariables.V>')
    expect(found).toContain('<+pipeline.stages.build.variables.region>')
    expect(found).toContain('<+repeat.item>')
    expect(found).toContain('<+artifacts.primary.tag>')
    expect(found).not.toContain('<+stage.variables.region>')
  })

  it.each([
    ['a <+pipe', 8, { start: 2, end: 8, typed: 'pipe' }],
    ['a <+pipe.name> b', 8, { start: 2, end: 14, typed: 'pipe' }],
    ['<+a> <+', 7, { start: 5, end: 7, typed: '' }],
    ['<+a> b', 6, undefined],
    ['a < + b', 7, undefined],
  ])('know what is being typed of %s', (text, cursor, expected) => {
    expect(typedExpression(text, cursor)).toEqual(expected)
  })

  it('are matched at a start first, then inside, then with letters left out', () => {
    const all = ['<+stage.name>', '<+pipeline.name>', '<+pipeline.variables.name_tag>'].map((text) => ({
      text,
      about: '',
    }))
    const matched = (typed: string) => matchingExpressions(all, typed).map(({ text }) => text)
    expect(matched('stage')).toEqual(['<+stage.name>'])
    expect(matched('name')).toEqual(['<+stage.name>', '<+pipeline.name>', '<+pipeline.variables.name_tag>'])
    expect(matched('plvar')).toEqual(['<+pipeline.variables.name_tag>'])
    expect(matched('zz')).toEqual([])
  })

  it('are offered in the YAML, inside scripts too, and replace what is typed', () => {
    const text = FILE.replace(
      'command: echo <+secrets.getValue("npm")>',
      'command: |\n                              echo <+mat',
    )
    const open = openDocument(text)
    const offset = text.indexOf('<+mat') + 5
    const found = completionsAt(open, offset)
    expect(found[0]).toMatchObject({ insertText: '<+matrix.db>', range: { start: offset - 5, end: offset } })
  })
})
