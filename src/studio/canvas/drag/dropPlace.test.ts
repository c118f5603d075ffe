import { describe, expect, it } from 'vitest'
import type { EntryKey } from '../../../core/document/entry.ts'
import { openDocument } from '../../../core/document/openDocument.ts'
import { boxOf, layOut } from '../../../core/layout/layout.ts'
import { dropPlace } from './dropPlace.ts'
import { heldEntry } from './held.ts'

const STEPS = `steps:
  - stepGroup:
      identifier: pod
      steps:
        - step: { type: Background, identifier: redis }
        - step: { type: Background, identifier: mongo }
        - step: { type: Run, identifier: tests }
  - stepGroup:
      identifier: other
      steps:
        - step: { type: Background, identifier: kafka }
`

function opened() {
  const document = openDocument(STEPS)
  const root = document.outline()
  const [list] = root.lists
  if (!list) throw new Error('no list')
  const layout = layOut(root, list, { collapsed: new Set() })
  const key = (path: string) => document.find(path) as EntryKey
  const box = (path: string) => {
    const found = boxOf(layout, key(path))
    if (!found) throw new Error(`${path} is not drawn`)
    return found
  }
  return {
    key,
    box,
    place: (path: string, x: number, y: number) =>
      dropPlace(document, layout, heldEntry(document, key(path)), { x, y }),
  }
}

describe('where what is dragged would go', () => {
  it('is the nearest place on the line, below a step, or none', () => {
    const { key, box, place } = opened()
    const tests = box('tests')
    const after = place('redis', tests.x + tests.width + 20, tests.y + 30)
    expect(after).toMatchObject({ slot: { point: { parent: key('pod'), list: 'steps', index: 3 } }, refusal: null })
    const below = place('redis', tests.x + 100, tests.y + tests.height + 20)
    expect(below.slot?.beside).toBe(key('tests'))
    expect(place('redis', tests.x, tests.y + 900)).toEqual({ slot: null, refusal: null })
  })

  it('is between the rows of services for a service, wherever on the floor, and for nothing else', () => {
    const { key, box, place } = opened()
    const [redis, mongo, lane] = [box('redis'), box('mongo'), box('pod')]
    const pod = (index: number) => ({ parent: key('pod'), list: 'steps', index })
    for (const x of [redis.x, lane.x + lane.width - 60]) {
      expect(place('redis', x, redis.y + 2).slot?.point).toEqual(pod(0))
      expect(place('redis', x, mongo.y - 4).slot?.point).toEqual(pod(1))
      expect(place('redis', x, mongo.y + mongo.height).slot?.point).toEqual(pod(2))
    }
    expect(place('tests', redis.x, redis.y).slot?.width).toBeUndefined()
  })

  it('comes with the reason where it will not do', () => {
    const { box, place } = opened()
    const tests = box('tests')
    expect(place('kafka', tests.x - 20, tests.y + 30).refusal).toMatch(/^It is the only step of other/)
    expect(place('pod', tests.x - 20, tests.y + 30).refusal).toBe('It cannot go into itself.')
  })
})
