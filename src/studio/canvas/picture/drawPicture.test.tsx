import { describe, expect, it } from 'vitest'
import type { EntryKey } from '../../../core/document/entry.ts'
import { openDocument } from '../../../core/document/openDocument.ts'
import { layOut } from '../../../core/layout/layout.ts'
import { countsOf } from '../../../core/problems/problemCounts.ts'
import { ProblemIndex } from '../../../core/problems/problemIndex.ts'
import { drawPicture } from './drawPicture.ts'
import { toSvg } from './toSvg.ts'

// In a browser, for its XML parser.

const STEPS = `steps:
  - stepGroup:
      name: build
      identifier: build
      sharedPaths: [/var/run]
      stepGroupInfra:
        type: KubernetesDirect
        spec: { connectorRef: k8s, namespace: ci }
      steps:
        - step:
            type: Background
            name: redis
            identifier: redis
            spec: { connectorRef: hub, image: redis:7, shell: Sh }
        - step:
            type: Run
            name: Unit <b>tests</b> & "more"
            identifier: unit_tests
            timeout: 5m
            spec: { connectorRef: hub, image: node:20, shell: Sh, command: redis-cli -h build_redis -p 6379 ping }
        - parallel:
            - step: { type: Run, name: Lint, identifier: lint, spec: { connectorRef: hub, image: a, shell: Sh, command: lint } }
            - step: { type: Run, name: Types, identifier: types, spec: { shell: Sh } }
  - stepGroup: { name: folded group, identifier: folded_group, steps: [] }
  - step: { type: Run, name: broken, identifier: broken, spec: { image: "a } }
`

function drawn(text = STEPS) {
  const document = openDocument(text)
  const root = document.outline()
  const [list] = root.lists
  if (!list) throw new Error('no list')
  const folded = new Set([document.find('folded_group') as EntryKey])
  const layout = layOut(root, list, { collapsed: folded })
  const problems = new ProblemIndex(document)
  const picture = drawPicture({
    document,
    layout,
    countsOf: (key) => countsOf(problems.forEntry(key)),
    ruler: (letters) => 6 * letters.length,
  })
  const svg = toSvg(picture, (color) => `#${color}`, { ui: 'sans-serif', mono: 'monospace' })
  const page = new DOMParser().parseFromString(svg, 'image/svg+xml')
  const entry = (name: string) => {
    const title = [...page.querySelectorAll('g > title')].find(({ textContent }) => textContent === name)
    if (!title?.parentElement) throw new Error(`${name} is not drawn`)
    return title.parentElement
  }
  const texts = (element: Element) => [...element.querySelectorAll('text')].map(({ textContent }) => textContent)
  return { document, layout, svg, page, entry, texts }
}

describe('the picture that is saved', () => {
  it('is well-formed and holds nothing that runs or is fetched', () => {
    const { svg, page } = drawn()
    expect(page.querySelector('parsererror')).toBeNull()
    expect(page.querySelector('script, image, foreignObject, use, link')).toBeNull()
    expect(svg).not.toMatch(/href|url\(|\bon\w+=/)
  })

  it('has the name of every entry that the canvas shows', () => {
    const { document, layout, entry } = drawn()
    expect(layout.boxes).toHaveLength(7)
    expect(entry('Unit <b>tests</b> & "more", Run step')).toBeTruthy()
    for (const { key } of layout.boxes) expect(() => entry(nameOf(document.entry(key)))).not.toThrow()
  })

  it('shows of a card its icon, name, id or image, badges and problems', () => {
    const { entry, texts } = drawn()
    expect(texts(entry('redis, Background step'))).toEqual(['redis', 'redis:7'])
    // One error, one warning.
    expect(texts(entry('Types, Run step'))).toEqual(['Types', '1', '1', 'types'])
    const tests = entry('Unit <b>tests</b> & "more", Run step')
    expect(texts(tests)).toContain('unit_tests')
    const clock = 'M8 4.75V8l2.2 1.4'
    expect(tests.querySelector(`g[transform$="scale(0.75)"] > path[d="${clock}"]`)).not.toBeNull()
  })

  it('shows of a group its header, and of a service its life and who calls it', () => {
    const { entry, texts } = drawn()
    const lane = entry('build, step group')
    expect(texts(lane)).toEqual([
      ':6379',
      'until build ends',
      '1 service · 3 steps',
      'build',
      'Kubernetes · namespace',
      'ci',
      '/var/run',
    ])
    expect(lane.querySelectorAll('[stroke="#wire-rest"]')).toHaveLength(1)
    expect(lane.querySelectorAll('[stroke="#line-flow"]')).toHaveLength(1)
  })

  it('says of what cannot be read where, and of a folded group that it is one', () => {
    const { entry, texts } = drawn()
    expect(texts(entry('broken, Run step')).at(-1)).toBe('Line 25 cannot be read')
    expect(texts(entry('folded group, step group'))).toEqual(['folded group', 'folded'])
  })
})

function nameOf(entry: { name?: string; kind: string; type?: string } | undefined): string {
  return entry?.kind === 'step' ? `${entry.name}, ${entry.type} step` : `${entry?.name}, step group`
}
