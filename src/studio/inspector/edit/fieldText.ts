import type { YamlValue } from '../../../core/patch/operation.ts'

/** A value as a one-line or multi-line control shows it. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/

/**
 * The value that typed text stands for. A number stays a number where one stood (`cpu: 2` → `4`) or where the field is
 * one; anything else is text, and it is the writer's business to quote it.
 */
export function valueOf(text: string, { before, isNumber }: { before: unknown; isNumber: boolean }): YamlValue {
  if ((isNumber || typeof before === 'number') && NUMBER.test(text)) return Number(text)
  if (typeof before === 'boolean' && text === String(before)) return before
  return text
}
