import { describe, expect, it } from 'vitest'
import { openDocument } from '../document/openDocument.ts'
import { ProblemIndex } from './problemIndex.ts'
import { inGroup, problemsIn } from './testing/problemsIn.ts'

const run = (image: string, above = '') => `- step:
    type: Run
    name: r
    identifier: r
    spec:
      connectorRef: hub
${above}      image: ${image}
      shell: Sh
      command: ls
`

describe('a comment that says a problem is meant', () => {
  it('stands behind the line, or above it, and names the rule', () => {
    expect(problemsIn(inGroup(run('alpine')))).toEqual([expect.stringContaining('image/no-tag')])
    expect(problemsIn(inGroup(run('alpine # pipeline-studio-ignore image/no-tag')))).toEqual([])
    expect(problemsIn(inGroup(run('alpine', '      # pipeline-studio-ignore image/no-tag\n')))).toEqual([])
    expect(problemsIn(inGroup(run('alpine # pipeline-studio-ignore schema/required, image/no-tag')))).toEqual([])
  })

  it.each([
    'alpine # pipeline-studio-ignore image/missing',
    'alpine # pipeline-studio-ignore',
    'alpine # image/no-tag',
  ])('does nothing as %s', (image) => {
    expect(problemsIn(inGroup(run(image)))).toHaveLength(1)
  })

  it('is about what list rules find, too, in the counts as in the list', () => {
    const text = inGroup(`${run('alpine:3')}${run('alpine:3')}`).replaceAll('name: r', 'name: x')
    expect(problemsIn(text)).toEqual([expect.stringContaining('identifier/duplicate')])
    const lines = text.split('\n')
    const at = lines.findLastIndex((line) => line.includes('identifier: r'))
    lines[at] += ' # pipeline-studio-ignore identifier/duplicate'
    const index = new ProblemIndex(openDocument(lines.join('\n')))
    expect(index.all()).toEqual([])
    expect(index.counts()).toEqual({ error: 0, warning: 0, info: 0 })
  })

  it('counts again once it is taken away', () => {
    const document = openDocument(inGroup(run('alpine # pipeline-studio-ignore image/no-tag')))
    const index = new ProblemIndex(document)
    expect(index.all()).toEqual([])
    const start = document.text.indexOf(' # pipeline')
    const end = document.text.indexOf('\n', start)
    document.edit([{ range: { start, end }, newText: '' }], { label: 'Edit YAML' })
    expect(index.all()).toHaveLength(1)
  })
})
