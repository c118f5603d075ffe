import { describe, expect, it } from 'vitest'
import { yaml } from '../document/testSupport.ts'
import { applyEdits } from '../text/edits.ts'
import { applyPatch } from './applyPatch.ts'
import type { PatchOptions } from './applyPatch.ts'
import type { Operation } from './operation.ts'

function patched(text: string, patch: readonly Operation[], options?: PatchOptions): string {
  const result = applyPatch(text, patch, options)
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  expect(applyEdits(text, result.edits)).toBe(result.text)
  return result.text
}

describe('the edits of a patch', () => {
  it('are as small as the change', () => {
    const result = applyPatch('image: docker:26-dind # pinned\n', [
      { op: 'replace', path: '/image', value: 'docker:27-dind' },
    ])
    expect(result).toMatchObject({ edits: [{ range: { start: 15, end: 16 }, newText: '7' }] })
  })

  it('are one for each place that changes, over all operations', () => {
    const before = yaml`
      a: 1
      b: 2
      c: 3
    `
    const result = applyPatch(before, [
      { op: 'replace', path: '/a', value: 9 },
      { op: 'replace', path: '/c', value: 8 },
      { op: 'replace', path: '/a', value: 7 },
    ])
    expect(result).toMatchObject({ ok: true, edits: [{ newText: '7' }, { newText: '8' }] })
  })

  it('are none when nothing changes', () => {
    const twice: Operation[] = [
      { op: 'add', path: '/b', value: 1 },
      { op: 'remove', path: '/b' },
    ]
    expect(applyPatch('a: x\n', twice)).toEqual({ ok: true, text: 'a: x\n', edits: [] })
  })
})

describe('a shared value', () => {
  const text = yaml`
    base: &base
      image: alpine # shared
      limits: { cpu: 1 }
    copy: *base
    own:
      <<: *base
      name: own
  `

  it('is not edited through its alias, and the refusal names the anchor', () => {
    const result = applyPatch(text, [{ op: 'replace', path: '/copy/image', value: 'busybox' }])
    expect(result).toMatchObject({ ok: false, refusal: { code: 'inherited-value', anchor: 'base', operation: 0 } })
  })

  it('is made local when the person says so', () => {
    const patch: Operation[] = [{ op: 'replace', path: '/copy/image', value: 'busybox' }]
    expect(patched(text, patch, { sharedAnchors: 'detach' })).toBe(yaml`
      base: &base
        image: alpine # shared
        limits: { cpu: 1 }
      copy:
        image: busybox
        limits:
          cpu: 1
      own:
        <<: *base
        name: own
    `)
  })

  it('that is merged is overridden by a pair of the own', () => {
    const patch: Operation[] = [{ op: 'replace', path: '/own/limits/cpu', value: 2 }]
    expect(patched(text, patch, { sharedAnchors: 'detach' })).toBe(yaml`
      base: &base
        image: alpine # shared
        limits: { cpu: 1 }
      copy: *base
      own:
        <<: *base
        name: own
        limits:
          cpu: 2
    `)
  })
})

describe('a part of a document', () => {
  const items = '      - step:\n          name: x\n          env: *shared # theirs\n      - step:\n          name: y\n'

  it('takes edits at its own indent, and leaves aliases to the rest as they are', () => {
    const patch: Operation[] = [
      { op: 'add', path: '/1/step/spec', value: { list: ['a'] } },
      { op: 'move', from: '/0', path: '/1' },
    ]
    const style = { eol: '\n', indentStep: 2, indentSeq: false } as const
    expect(patched(items, patch, { fragment: true, style })).toBe(
      '      - step:\n          name: y\n          spec:\n            list:\n            - a\n' +
        '      - step:\n          name: x\n          env: *shared # theirs\n',
    )
  })

  it('has new keys where they belong', () => {
    const keyOrder: PatchOptions['keyOrder'] = (parent, key, siblings) =>
      parent.join('/') === '0/step' && key === 'type' ? 0 : siblings.length
    const patch: Operation[] = [{ op: 'add', path: '/0/step/type', value: 'Run' }]
    expect(patched(items, patch, { fragment: true, keyOrder })).toContain(
      '- step:\n          type: Run\n          name: x',
    )
  })
})

describe('texts at the edge', () => {
  it('may be empty, with the line ends of where they will stand', () => {
    const style = { eol: '\r\n', indentStep: 2, indentSeq: true } as const
    expect(patched('', [{ op: 'add', path: '', value: { a: ['x'] } }], { style })).toBe('a:\r\n  - x')
  })

  it('keep their byte order mark, and count it', () => {
    const result = applyPatch('\uFEFFa: 1\n', [{ op: 'replace', path: '/a', value: 2 }])
    expect(result).toMatchObject({ text: '\uFEFFa: 2\n', edits: [{ range: { start: 4, end: 5 } }] })
    expect(applyPatch('\uFEFFa: 1\n', [{ op: 'test', path: '/a', value: 2 }])).toMatchObject({
      refusal: { code: 'test-failed', range: { start: 4, end: 5 } },
    })
  })

  it('keep each line end where they are mixed', () => {
    expect(patched('a: 1\r\nb: 2\nc: 3\r\n', [{ op: 'add', path: '/d', value: 4 }])).toBe(
      'a: 1\r\nb: 2\nc: 3\r\nd: 4\r\n',
    )
  })

  it('may be hostile: a refusal, never a throw', () => {
    const bomb = `a: &a [x, x]\n${'bcdefghij'
      .split('')
      .map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[at]}`).join(', ')}]`)
      .join('\n')}\n`
    for (const text of [
      '['.repeat(20_000),
      bomb,
      'a: &a [*a]\n',
      '? {a: b}\n: c\n',
      '__proto__: 1\n',
      '\u0000',
      '- *x\n',
    ]) {
      for (const path of ['', '/a', '/0', '/__proto__', '/j/0'])
        for (const op of ['replace', 'add', 'remove'] as const)
          expect(applyPatch(text, [{ op, path, value: 1 }])).toHaveProperty('ok')
    }
  })

  it('take the key __proto__ for a key', () => {
    expect(patched('a: 1\n', [{ op: 'add', path: '/__proto__', value: 'x' }])).toBe('a: 1\n__proto__: x\n')
  })
})

describe('a patch from a file that anybody wrote', () => {
  it.each([
    [[{ op: 'swap', path: '/a' }], 'invalid-operation'],
    [[{ op: 'add', path: '/b' }], 'invalid-operation'],
    [[{ op: 'remove' }], 'invalid-pointer'],
    [[{ op: 'remove', path: 'a' }], 'invalid-pointer'],
    [[{ op: 'remove', path: '/~2' }], 'invalid-pointer'],
    [[{ op: 'move', path: '/a' }], 'invalid-pointer'],
    [[{ op: 'rename', path: '/a' }], 'invalid-operation'],
  ])('%j is refused as %s', (patch, code) => {
    expect(applyPatch('a: 1\n', patch as Operation[])).toMatchObject({ ok: false, refusal: { code, operation: 0 } })
  })
})
