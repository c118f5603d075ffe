import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TextEdit } from '../../text/range.ts'
import { openDocument } from '../openDocument.ts'
import { corpus, drawn, drawnFound, VARIANTS, yaml } from '../testSupport.ts'
import { readOutline } from './readOutline.ts'

const SAMPLE = yaml`
  # services first
  pipeline:
    name: Shop
    stages:
      - stage:
          identifier: build
          spec:
            execution:
              steps:
                - stepGroup:
                    identifier: tests
                    steps:
                      - step:
                          identifier: dind
                          type: Background
                          spec:
                            command: |+
                              echo "- step: no"

                      # the unit tests
                      - step:
                          identifier: unit
                      - parallel:
                          - step: { identifier: a }
                          - step:
                              identifier: b
                    sharedPaths:
                      - /var/run
              rollbackSteps:
              - step:
                  identifier: undo
        # last words
      - stage:
          identifier: deploy
    tags: {}
`

const TYPED = [
  '\n',
  'x',
  ' ',
  '  ',
  '- ',
  '- step:\n',
  '\n        - step:\n            name: n\n',
  ': ',
  '"',
  "'",
  '# c\n',
  ' |+\n',
]
const MORE = [
  '[',
  '{',
  ']',
  '---\n',
  '\t',
  'stepGroup:',
  'steps:\n',
  'name: z\n',
  '\r\n',
  '\n\n',
  '&a ',
  '*a',
  '<<: ',
  '? ',
]

interface Keystroke {
  readonly at: number
  readonly remove: number
  readonly type: string
}

const keystroke = fc.record<Keystroke>({
  at: fc.nat(),
  remove: fc.oneof(fc.constant(0), fc.nat({ max: 5 }), fc.nat({ max: 400 })),
  type: fc.constantFrom('', ...TYPED, ...MORE),
})
const change = fc.oneof(
  { arbitrary: fc.array(keystroke, { minLength: 1, maxLength: 1 }), weight: 5 },
  { arbitrary: fc.array(keystroke, { minLength: 2, maxLength: 4 }), weight: 1 },
)

function editsOf(keystrokes: readonly Keystroke[], length: number): TextEdit[] {
  const sorted = keystrokes.map((key) => ({ ...key, at: key.at % (length + 1) })).sort((a, b) => a.at - b.at)
  return sorted.map(({ at, remove, type }, index) => {
    const limit = sorted[index + 1]?.at ?? length
    return { range: { start: at, end: Math.min(at + remove, limit) }, newText: type }
  })
}

const texts = [SAMPLE, ...corpus().map(({ text }) => text)].filter((text) => text.length < 12_000)
const someText = fc
  .tuple(fc.constantFrom(...texts), fc.constantFrom(...Object.values(VARIANTS)))
  .map(([text, variant]) => variant(text))

describe('the outline of an edited text', () => {
  it('equals the outline of the same text opened anew, and undo gives the first one back', () => {
    fc.assert(
      fc.property(someText, fc.array(change, { minLength: 1, maxLength: 12 }), (text, changes) => {
        const document = openDocument(text)
        for (const each of changes) {
          document.edit(editsOf(each, document.length), { label: 'Type' })
          expect(drawn(document.outline())).toBe(drawnFound(readOutline(document.text)))
        }
        while (document.undo()) expect(drawn(document.outline())).toBe(drawnFound(readOutline(document.text)))
        expect(document.text).toBe(text)
      }),
      { numRuns: 60, seed: 2026 },
    )
  })

  it('knows every entry by key at its place, and reads models as a fresh document does', () => {
    fc.assert(
      fc.property(someText, fc.array(change, { minLength: 1, maxLength: 6 }), (text, changes) => {
        const document = openDocument(text)
        for (const each of changes) {
          document.edit(editsOf(each, document.length), { label: 'Type' })
          for (const key of keysOf(document)) document.model(key)
        }
        const fresh = openDocument(document.text)
        const keys = keysOf(document)
        const freshKeys = keysOf(fresh)
        expect(new Set(keys).size).toBe(freshKeys.length)
        keys.forEach((key, index) => {
          const same = freshKeys[index]
          if (!same) return
          expect(document.rangeOf(key)).toEqual(fresh.rangeOf(same))
          expect(document.pointerOf(key)).toBe(fresh.pointerOf(same))
          expect({ ...document.model(key), key: '' }).toEqual({ ...fresh.model(same), key: '' })
        })
      }),
      { numRuns: 25, seed: 2026 },
    )
  })
})

function keysOf(document: ReturnType<typeof openDocument>) {
  const entries = [document.outline()]
  for (const entry of entries) for (const list of entry.lists) entries.push(...list.items)
  return entries.map((entry) => entry.key)
}
