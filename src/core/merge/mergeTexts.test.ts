import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits } from '../text/edits.ts'
import { mergeTexts } from './mergeTexts.ts'

const BASE = `step:
  type: Background
  spec:
    image: docker:dind
    shell: Sh
    privileged: true
`

function merged(base: string, mine: string, theirs: string): string {
  return applyEdits(mine, mergeTexts(base, mine, theirs).edits)
}

describe('a merge of two changes', () => {
  it('takes both, also of lines next to each other', () => {
    const mine = BASE.replace('docker:dind', 'docker:27-dind')
    const theirs = BASE.replace('shell: Sh', 'shell: Bash').replace('true', 'false')
    expect(mergeTexts(BASE, mine, theirs).conflicts).toEqual([])
    expect(merged(BASE, mine, theirs)).toBe(
      BASE.replace('docker:dind', 'docker:27-dind').replace('shell: Sh', 'shell: Bash').replace('true', 'false'),
    )
  })

  it('tells where both changed the same line, and lets mine stand', () => {
    const mine = BASE.replace('docker:dind', 'docker:27-dind')
    const theirs = BASE.replace('docker:dind', 'docker:28-dind').replace('true', 'false')
    const { edits, conflicts } = mergeTexts(BASE, mine, theirs)
    const text = applyEdits(mine, edits)
    expect(text).toBe(mine.replace('true', 'false'))
    expect(conflicts).toMatchObject([
      { base: '    image: docker:dind\n', mine: '    image: docker:27-dind\n', theirs: '    image: docker:28-dind\n' },
    ])
    expect(text.slice(conflicts[0]?.range.start, conflicts[0]?.range.end)).toBe(conflicts[0]?.mine)
  })

  it('has nothing to ask where both did the same', () => {
    const both = BASE.replace('docker:dind', 'docker:27-dind')
    expect(mergeTexts(BASE, both, both)).toEqual({ edits: [], conflicts: [] })
  })

  it('asks when one side deleted what the other changed', () => {
    const mine = BASE.replace('    shell: Sh\n', '')
    const theirs = BASE.replace('shell: Sh', 'shell: Bash')
    expect(mergeTexts(BASE, mine, theirs).conflicts).toMatchObject([{ mine: '', theirs: '    shell: Bash\n' }])
  })

  it('asks when both put something at the same place, and not when it is the same', () => {
    const end = (line: string) => `${BASE}${line}\n`
    expect(mergeTexts(BASE, end('a: 1'), end('b: 1')).conflicts).toHaveLength(1)
    expect(mergeTexts(BASE, end('a: 1'), end('a: 1'))).toEqual({ edits: [], conflicts: [] })
  })

  const line = fc.constantFrom('a\n', 'b\n', 'c\r\n', '\n', '  d\n')
  const text = fc
    .tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom('', 'end'))
    .map(([lines, end]) => lines.join('') + end)

  it('is the other text where only one side changed', () => {
    fc.assert(
      fc.property(text, text, (base, changed) => {
        expect(merged(base, base, changed)).toBe(changed)
        expect(mergeTexts(base, base, changed).conflicts).toEqual([])
        expect(mergeTexts(base, changed, base)).toEqual({ edits: [], conflicts: [] })
      }),
    )
  })

  it('comes to the same from either side, with mine and theirs of each conflict exchanged', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const [one, other] = [mergeTexts(base, mine, theirs), mergeTexts(base, theirs, mine)]
        expect(one.conflicts.map(({ base, mine, theirs }) => [base, mine, theirs])).toEqual(
          other.conflicts.map(({ base, mine, theirs }) => [base, theirs, mine]),
        )
        // Taking theirs at every conflict is the other side's merge.
        const merged = applyEdits(mine, one.edits)
        for (const { range, mine } of one.conflicts) expect(merged.slice(range.start, range.end)).toBe(mine)
        const taken = one.conflicts.map(({ range, theirs }) => ({ range, newText: theirs }))
        expect(applyEdits(merged, taken)).toBe(applyEdits(theirs, other.edits))
      }),
      { numRuns: 500 },
    )
  })
})
