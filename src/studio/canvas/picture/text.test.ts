import { describe, expect, it } from 'vitest'
import type { Ruler } from './text.ts'
import { textMark } from './text.ts'

/** Every letter is 10 px wide. */
const ruler: Ruler = (text) => 10 * [...new Intl.Segmenter().segment(text)].length
const style = { font: 'name', fill: 'text', x: 0, y: 0 } as const
const shown = (text: string, room: number) => textMark(ruler, text, style, room).text

describe('a text in a picture', () => {
  it('stays whole where it has room', () => {
    expect(shown('redis', 50)).toBe('redis')
    expect(textMark(ruler, 'redis', style).width).toBe(50)
  })

  it('ends in an ellipsis where it has not', () => {
    expect(shown('integration tests', 80)).toBe('integra…')
    expect(shown('end to end', 80)).toBe('end to…')
  })

  it('never cuts a letter that is made of several', () => {
    expect(shown('👩‍🚀👩‍🚀👩‍🚀', 20)).toBe('👩‍🚀…')
  })

  it('is an ellipsis alone where nothing fits', () => {
    expect(shown('redis', 5)).toBe('…')
  })

  it('reads no further than a picture could show', () => {
    expect(shown('x'.repeat(1_000_000), Infinity)).toHaveLength(200)
  })
})
