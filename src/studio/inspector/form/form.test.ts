import { describe, expect, it } from 'vitest'
import { openDocument } from '../../../core/document/index.ts'
import type { Problem } from '../../../core/problems/problem.ts'
import type { Field } from '../../../core/schema/field.ts'
import { otherKeys } from './otherKeys.ts'
import { problemsByField } from './fieldProblems.ts'
import { templateFields } from './templateFields.ts'

function field(...path: string[]): Field {
  return { path, label: path.join('.'), widget: 'text', section: 'step', help: '', kinds: ['fixed'] }
}

function problem(path?: readonly (string | number)[]): Problem {
  return {
    rule: 'test/rule',
    severity: 'error',
    message: '',
    range: { start: 0, end: 0 },
    line: 1,
    column: 1,
    fixes: [],
    ...(path ? { field: path } : {}),
  }
}

describe('problems of a form', () => {
  const spec = field('spec')
  const image = field('spec', 'image')

  it('belong to the field with the longest path that leads to them', () => {
    const deep = problem(['spec', 'image'])
    const shallow = problem(['spec', 'foo'])
    const found = problemsByField([deep, shallow], [spec, image], [])
    expect(found.of.get(image)).toEqual([deep])
    expect(found.of.get(spec)).toEqual([shallow])
  })

  it('stand at the top when they belong to no field', () => {
    const all = [problem(['type']), problem()]
    expect(problemsByField(all, [image], []).rest).toEqual(all)
  })

  it('are found at a root entry whether they count from the file or from its pipeline', () => {
    const name = field('pipeline', 'name')
    expect(problemsByField([problem(['name'])], [name], ['pipeline']).of.get(name)).toHaveLength(1)
    expect(problemsByField([problem(['pipeline', 'name'])], [name], ['pipeline']).of.get(name)).toHaveLength(1)
  })
})

describe('other keys', () => {
  it('are those that no field shows, and no list of child entries', () => {
    const document = openDocument(`pipeline:
  stages:
    - stage:
        name: s
        identifier: s
        type: Custom
        ours: 1
        spec:
          odd: [1]
          execution:
            rollbackSteps: []
            extra: true
            steps:
              - step:
                  type: Wait
                  name: w
                  identifier: w
`)
    const key = document.find('s')
    const entry = key === undefined || key === 'ambiguous' ? undefined : document.entry(key)
    if (!entry) throw new Error('no stage')
    const value = document.model(entry.key)?.value
    const keys = otherKeys(value, {
      entry,
      fields: [field('name'), field('identifier')],
      base: [],
      companions: () => ({}),
    })
    expect(keys.map(({ label }) => label)).toEqual(['ours', 'spec.odd', 'spec.execution.extra'])
  })
})

describe('a link to a template', () => {
  it('shows its name, where it leads, and what else stands there', () => {
    const value = { name: 'n', identifier: 'n', when: {}, template: { templateRef: 'account.x', versionLabel: '1' } }
    const fields = [field('name'), field('identifier'), field('spec', 'image'), field('when')]
    expect(templateFields(fields, value, []).map(({ label }) => label)).toEqual([
      'name',
      'identifier',
      'when',
      'Template',
      'Version Label',
      'Template Inputs',
    ])
  })
})
