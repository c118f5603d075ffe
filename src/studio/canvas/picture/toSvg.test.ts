import { describe, expect, it } from 'vitest'
import type { Mark } from './marks.ts'
import { toSvg } from './toSvg.ts'

const FAMILIES = { ui: 'Inter, "Segoe UI", sans-serif', mono: 'monospace' }

function printed(...marks: Mark[]): string {
  const picture = { title: 'Shop', x: -24, y: -24, width: 300, height: 100, marks }
  return toSvg(picture, (color) => color, FAMILIES)
}

describe('a picture as SVG', () => {
  it('has its own size, title and fonts with what stands in for them', () => {
    const svg = printed()
    expect(svg).toContain('viewBox="-24 -24 300 100" width="300" height="100"')
    expect(svg).toContain('<title>Shop</title>')
    expect(svg).toContain('.name{font:520 13px Inter, &#34;Segoe UI&#34;, sans-serif;')
  })

  it('escapes what a name may hold', () => {
    const text = '</text><script>alert("1 & 2")</script>'
    const svg = printed({ kind: 'text', text, font: 'name', fill: 'text', x: 0, y: 0, width: 10 })
    expect(svg).not.toContain('<script')
    expect(svg).toContain('>&#60;/text&#62;&#60;script&#62;alert(&#34;1 &#38; 2&#34;)&#60;/script&#62;</text>')
  })

  it('has no letter that XML cannot hold', () => {
    const text = 'bell \u0007, half \uD83D, whole 😀'
    const svg = printed({ kind: 'text', text, font: 'name', fill: 'text', x: 0, y: 0, width: 10 })
    expect(svg).toContain('>bell \uFFFD, half \uFFFD, whole 😀<')
  })

  it('prints shapes with their paint, groups with their place', () => {
    const rect = { kind: 'rect', x: 0.5, y: 1 / 3, width: 10, height: 20, radius: 4 } as const
    const svg = printed({
      kind: 'group',
      x: 5,
      y: 6,
      scale: 0.75,
      title: 'redis',
      marks: [
        { ...rect, fill: 'surface-lane', stroke: 'line', dash: 3 },
        { kind: 'circle', x: 1, y: 2, radius: 3, opacity: 0.5 },
        { kind: 'path', d: 'M0 0H9', stroke: 'line', strokeWidth: 1.5 },
      ],
    })
    expect(svg).toContain(
      '<g transform="translate(5 6) scale(0.75)"><title>redis</title>' +
        '<rect x="0.5" y="0.33" width="10" height="20" rx="4" fill="surface-lane" stroke="line" stroke-dasharray="3" stroke-linecap="butt"/>' +
        '<circle cx="1" cy="2" r="3" opacity="0.5"/>' +
        '<path d="M0 0H9" stroke="line" stroke-width="1.5"/></g>',
    )
  })
})
