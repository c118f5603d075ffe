import { describe, expect, it } from 'vitest'
import { WrongUse } from '../status.ts'
import { parseAssignment, parseField } from './fieldArgument.ts'

const background = { kind: 'step', type: 'Background' } as const

describe('a field', () => {
  it.each([
    ['timeout', ['timeout']],
    ['spec.image', ['spec', 'image']],
    ['spec.entrypoint.0', ['spec', 'entrypoint', 0]],
    ['/spec/envVariables/a.b~1c', ['spec', 'envVariables', 'a.b/c']],
  ])('is read from %s', (text, path) => expect(parseField(text)).toEqual(path))

  it.each(['', '.', 'spec.', '.spec', '/', '//spec', '/spec/~2'])('is not read from %j', (text) => {
    expect(() => parseField(text)).toThrow(WrongUse)
  })
})

describe('a value', () => {
  const value = (text: string, node: Parameters<typeof parseAssignment>[1] = background) =>
    parseAssignment(text, node).value

  it('is a string where the schema says string, whatever it looks like', () => {
    expect(value('spec.image=redis:7')).toBe('redis:7')
    expect(value('name=2024')).toBe('2024')
    expect(value('spec.envVariables.DEBUG=true')).toBe('true')
    expect(value('spec.envVariables.EMPTY=')).toBe('')
    expect(value('spec.command=a=b')).toBe('a=b')
  })

  it('is a switch or a number where the schema says so', () => {
    expect(value('spec.privileged=true')).toBe(true)
    expect(value('spec.privileged=yes')).toBe('yes')
    expect(value('spec.runAsUser=1000')).toBe(1000)
  })

  it('is an expression anywhere', () => {
    expect(value('spec.privileged=<+input>')).toBe('<+input>')
    expect(value('spec.entrypoint=<+input>')).toBe('<+input>')
  })

  it('is a list or a mapping in flow style, with strings where they belong', () => {
    expect(value('spec.entrypoint=[redis-server, --port, 6380]')).toEqual(['redis-server', '--port', '6380'])
    expect(value('spec.envVariables={PORT: 5432, ON: yes}')).toEqual({ PORT: '5432', ON: 'yes' })
    expect(value('failureStrategies=[{onFailure: {errors: [AllErrors], action: {type: Ignore}}}]')).toEqual([
      { onFailure: { errors: ['AllErrors'], action: { type: 'Ignore' } } },
    ])
    expect(() => value('spec.entrypoint=[a, b')).toThrow(WrongUse)
  })

  it('keeps everything that was written where the schema does not say', () => {
    const unknown = { kind: 'step', type: 'NobodyKnows' } as const
    for (const text of ['1.0', '0777', '10:30', '1e3', 'on', '']) expect(value(`spec.x=${text}`, unknown)).toBe(text)
    expect(value('spec.x=12', unknown)).toBe(12)
    expect(value('spec.x=false', unknown)).toBe(false)
  })

  it.each(['spec.image', '=x', ''])('is missing in %j', (text) => {
    expect(() => parseAssignment(text, background)).toThrow(WrongUse)
  })
})
