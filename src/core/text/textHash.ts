/** A hash of a text that can be joined: that of `a + b` follows from those of `a` and `b`. */
export interface TextHash {
  /** 32 bits, unsigned. */
  readonly value: number
  /** `BASE` to the power of the text's length, modulo 2^32. */
  readonly power: number
}

/** Odd, so that no position loses its bits. */
const BASE = 0x01000193

/** A polynomial over code units modulo 2^32: tells texts apart by accident, not against malice. */
export function hashText(text: string): TextHash {
  let value = 0
  let power = 1
  for (let at = 0; at < text.length; at++) {
    value = (Math.imul(value, BASE) + text.charCodeAt(at) + 1) | 0
    power = Math.imul(power, BASE)
  }
  return { value: value >>> 0, power }
}

export function joinHashes(a: TextHash, b: TextHash): TextHash {
  return { value: (Math.imul(a.value, b.power) + b.value) >>> 0, power: Math.imul(a.power, b.power) }
}
