import { describe, expect, it } from 'vitest'
import { yaml } from '../document/testSupport.ts'
import { opened } from './testSupport.ts'
import { planSortKeys } from './sortKeys.ts'

const FILE = yaml`
  pipeline:
    stages:
      - stage:
          identifier: s
          spec:
            execution:
              steps:
                - step:
                    identifier: it
                    spec:
                      envVariables:
                        # the last letter
                        ZED: z   # kept
                        B: |
                          two
                          lines

                        A: "1"
                      image: x
`

function sorted(text: string) {
  const { document, key } = opened(text)
  const plan = planSortKeys(document, key('it'), ['spec', 'envVariables'])
  if ('reason' in plan) return plan.reason
  document.edit(plan.edits, { label: 'Sort' })
  return document.text
}

describe('sorting variables', () => {
  const after = FILE.replace(/( +)# the last[\s\S]*?(?= +image)/, (block) => {
    const lines = block.split('\n')
    return [lines[6], ...lines.slice(2, 6), lines[0], lines[1], ''].join('\n')
  })

  it('moves whole lines with the comments above them, and nothing else', () => {
    expect(sorted(FILE)).toBe(after)
    expect(sorted(FILE.replaceAll('\n', '\r\n'))).toBe(after.replaceAll('\n', '\r\n'))
    expect(sorted(after)).toBe(after)
  })

  it('works at the end of a file without a line end', () => {
    const text = FILE.replace(/ +image: x\n/, '').replace(/\n$/, '')
    expect(sorted(text)).toBe(after.replace(/ +image: x\n/, '').replace(/\n$/, ''))
  })

  it('refuses what has no line for each', () => {
    expect(
      sorted(FILE.replace(/envVariables:[\s\S]*image/, 'envVariables: { B: x, A: y }\n                    image')),
    ).toContain('a line each')
  })
})
