/** Canvas px at zoom 1. Keep equal to the tokens of the same names in `studio/ui/tokens.css`. */
export const CARD = { width: 208, height: 64 } as const
export const COLUMN_GAP = 48
export const ROW_GAP = 28
export const LANE = {
  header: 40,
  padding: 16,
  /** Room before the first column for the wires of the first step. */
  entry: 40,
  /** Room behind the last column for its plus. */
  exit: 32,
  /** Between the service lane and the first row: wires end here. */
  wires: 36,
  bottom: 28,
  least: 440,
} as const
export const SERVICE_ROW = 76
export const BAR = { height: 24, end: 16 } as const
export const TERMINAL = 12
/** From a stage's ends to its first and last column. */
export const TERMINAL_GAP = 28
export const CORNER = 8
