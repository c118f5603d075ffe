import { describe, expect, it } from 'vitest'
import { openDocument } from '../document/openDocument.ts'
import { lineContext } from './lineContext.ts'

/** The context at the `|` of the text. */
function at(yaml: string) {
  const offset = yaml.indexOf('¦')
  const document = openDocument(yaml.replace('¦', ''))
  const context = lineContext(document, offset)
  return (
    context && {
      entry: context.entry.identifier ?? context.entry.kind,
      path: context.path.join('.'),
      on: context.on,
      typed: context.typed,
      siblings: [...context.siblings].toSorted(),
      item: context.item,
    }
  )
}

const STEP = `pipeline:
  stages:
    - stage:
        identifier: one
        type: Custom
        spec:
          execution:
            steps:
              - step:
                  identifier: dind
                  type: Background
                  spec:
                    image: docker:dind
                    envVariables:
                      A: b
`

describe('where a cursor stands, told from the lines', () => {
  it('knows the mapping of a new key and what it has already', () => {
    expect(at(`${STEP}                    ¦\n`)).toEqual({
      entry: 'dind',
      path: 'spec',
      on: 'key',
      typed: '',
      siblings: ['envVariables', 'image'],
      item: false,
    })
  })

  it('knows a half-typed key, which no parser can read', () => {
    expect(at(`${STEP}                    pri¦\n`)).toMatchObject({
      entry: 'dind',
      path: 'spec',
      on: 'key',
      typed: 'pri',
    })
  })

  it('knows the key of a value', () => {
    expect(at(STEP.replace('docker:dind', 'docker:¦dind'))).toMatchObject({
      entry: 'dind',
      path: 'spec.image',
      on: 'value',
      typed: 'docker:',
    })
    expect(at(`${STEP}                    shell: ¦\n`)).toMatchObject({ path: 'spec.shell', on: 'value', typed: '' })
  })

  it('goes out a level with the indent', () => {
    expect(at(`${STEP}                  ¦\n`)).toMatchObject({
      entry: 'dind',
      path: '',
      siblings: ['identifier', 'spec', 'type'],
    })
    expect(at(`${STEP}        ¦\n`)).toMatchObject({ entry: 'one', path: '', siblings: ['identifier', 'spec', 'type'] })
    expect(at(`${STEP}  ¦\n`)).toMatchObject({ entry: 'document', path: 'pipeline', siblings: ['stages'] })
  })

  it('knows the start of a list item', () => {
    expect(at(`${STEP}              - ¦\n`)).toMatchObject({
      entry: 'one',
      path: 'spec.execution.steps.0',
      on: 'key',
      item: true,
    })
  })

  it('knows lists at the column of their key', () => {
    const yaml =
      'pipeline:\n  stages:\n  - stage:\n      identifier: one\n      spec:\n        execution:\n          steps:\n          - step:\n              identifier: a\n              ¦\n'
    expect(at(yaml)).toMatchObject({ entry: 'a', path: '', siblings: ['identifier'] })
  })

  it('has nothing to say in comments and block scalars', () => {
    expect(at(`${STEP}                    # ima¦\n`)).toBeUndefined()
    expect(at(`${STEP}                    command: |\n                      ima¦\n`)).toBeUndefined()
  })

  it('counts the fields of a template’s body from the body', () => {
    expect(
      at(
        'template:\n  type: StepGroup\n  spec:\n    stepGroupInfra:\n      ¦\n    steps:\n      - step:\n          identifier: x\n',
      ),
    ).toMatchObject({
      path: 'stepGroupInfra',
    })
  })
})
