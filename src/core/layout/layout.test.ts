import { describe, expect, it } from 'vitest'
import { openDocument } from '../document/openDocument.ts'
import { layOut } from './layout.ts'
import { CARD, COLUMN_GAP } from './measures.ts'
import { linePath } from './path.ts'

const step = (name: string, type = 'Run') => `- step: { type: ${type}, name: ${name}, identifier: ${name}, spec: {} }`
const indent = (text: string, by: number) =>
  text
    .split('\n')
    .map((line) => ' '.repeat(by) + line)
    .join('\n')

function laidOut(steps: string) {
  const document = openDocument(`steps:\n${indent(steps, 2)}\n`)
  const root = document.outline()
  const list = root.lists[0]
  if (!list) throw new Error('no list')
  const layout = layOut(root, list, { collapsed: new Set() })
  const box = (name: string) => {
    const found = layout.boxes.find(({ key }) => document.entry(key)?.name === name)
    if (!found) throw new Error(`no ${name}`)
    return found
  }
  return { document, layout, box }
}

describe('the layout of steps', () => {
  it('puts steps in a row, a column’s gap apart', () => {
    const { box, layout } = laidOut([step('a'), step('b')].join('\n'))
    expect(box('b').x - box('a').x).toBe(CARD.width + COLUMN_GAP)
    expect(box('b').y).toBe(box('a').y)
    expect(layout.lines).toHaveLength(3)
  })

  it('keeps the main line on the first row and hangs parallel branches below', () => {
    const { box } = laidOut(`${step('a')}\n- parallel:\n${indent([step('b'), step('c')].join('\n'), 4)}\n${step('d')}`)
    expect([box('b').y, box('d').y]).toEqual([box('a').y, box('a').y])
    expect(box('c').y).toBeGreaterThan(box('b').y + CARD.height)
    expect(box('c').x).toBe(box('b').x)
  })

  it('stands services in rows at the top of their group, also those in a parallel', () => {
    const inner = `- stepGroup:\n    name: g\n    identifier: g\n    steps:\n${indent(`${step('one', 'Background')}\n- parallel:\n${indent([step('two', 'Background'), step('three', 'Background')].join('\n'), 4)}\n${step('run')}`, 6)}`
    const { box } = laidOut(inner)
    expect(['one', 'two', 'three'].map((name) => box(name).kind)).toEqual(['service', 'service', 'service'])
    expect(box('run').y).toBeGreaterThan(box('three').y + CARD.height)
    expect(box('g').width).toBeGreaterThan(CARD.width * 2)
    const lane = box('g')
    for (const name of ['one', 'three', 'run']) {
      expect(box(name).x + CARD.width).toBeLessThan(lane.x + lane.width)
      expect(box(name).y + CARD.height).toBeLessThan(lane.y + lane.height)
    }
  })

  it('offers a slot before, between and after the steps of every list', () => {
    const { layout } = laidOut([step('a'), step('b')].join('\n'))
    expect(layout.slots.filter(({ beside }) => beside === undefined).map(({ point }) => point.index)).toEqual([0, 1, 2])
  })

  it('offers a place below each step that is in no parallel', () => {
    const { layout } = laidOut([step('a'), step('b')].join('\n'))
    const below = layout.slots.filter(({ beside }) => beside !== undefined)
    expect(below.map(({ beside }) => beside)).toEqual(layout.boxes.map(({ key }) => key))
    expect(below.every(({ height }) => height === 0)).toBe(true)
  })

  it('draws lines with two rounded right angles between rows', () => {
    expect(linePath({ lane: null, from: { x: 0, y: 10 }, to: { x: 100, y: 10 }, turn: 50 })).toBe('M0 10H100')
    expect(linePath({ lane: null, from: { x: 0, y: 0 }, to: { x: 100, y: 90 }, turn: 50 })).toBe(
      'M0 0H42q8 0 8 8V82q0 8 8 8H100',
    )
  })
})
