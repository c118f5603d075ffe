/** A colour by its meaning: a token of `ui/tokens.css` without its dashes. */
export type Color =
  | 'surface-canvas'
  | 'surface-lane'
  | 'surface-raised'
  | 'surface-sunken'
  | 'line'
  | 'line-strong'
  | 'line-control'
  | 'line-flow'
  | 'text'
  | 'text-secondary'
  | 'text-tertiary'
  | 'service-text'
  | 'service-soft'
  | 'service-line'
  | 'wire-rest'
  | 'error'
  | 'error-text'
  | 'error-soft'
  | 'warning-text'
  | 'warning-soft'

/** How letters look: size in px, weights as in `ui/tokens.css`. */
export const FONTS = {
  name: { family: 'ui', size: 13, weight: 520 },
  title: { family: 'ui', size: 13, weight: 620 },
  fact: { family: 'ui', size: 12, weight: 420 },
  small: { family: 'ui', size: 11, weight: 420 },
  count: { family: 'ui', size: 11, weight: 620 },
  mono: { family: 'mono', size: 11.5, weight: 420 },
  port: { family: 'mono', size: 11, weight: 420 },
} as const

export type FontName = keyof typeof FONTS

export interface Paint {
  readonly fill?: Color
  readonly stroke?: Color
  readonly strokeWidth?: number
  /** Length of dashes and of the gaps between them. */
  readonly dash?: number
  readonly opacity?: number
}

export type Shape =
  | {
      readonly kind: 'rect'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly radius: number
    }
  | { readonly kind: 'circle'; readonly x: number; readonly y: number; readonly radius: number }
  | { readonly kind: 'path'; readonly d: string }

export interface TextMark {
  readonly kind: 'text'
  readonly text: string
  readonly font: FontName
  readonly fill: Color
  readonly x: number
  /** The middle of its line. */
  readonly y: number
  /** What it takes in the studio's own font, px. */
  readonly width: number
}

/** Marks that count from a corner of their own. */
export interface GroupMark {
  readonly kind: 'group'
  readonly x: number
  readonly y: number
  readonly scale?: number
  /** Said to who points at it or has it read out. */
  readonly title?: string
  readonly marks: readonly Mark[]
}

/** One thing of a picture: told once, printed as SVG or as pixels. */
export type Mark = (Shape & Paint) | TextMark | GroupMark

export interface Picture {
  readonly title: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly marks: readonly Mark[]
}
