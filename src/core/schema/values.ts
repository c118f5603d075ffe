import * as z from 'zod'
import { oneOf } from './oneOf.ts'
import { HAS_EXPRESSION, RUNTIME_INPUT } from './expression.ts'
import { once } from './once.ts'

/*
 * The kinds of values that Harness YAML has. The sentences complete "<label> …". A value may be an expression only where
 * the official schema takes one: any text does, booleans and lists of objects take a runtime input only.
 */
/** Longest text that a pattern is tried on: hostile files have texts of megabytes. */
const MAX_MATCHED = 10_000

// `abort`: a union then says its own sentence instead of the pattern's.
export const runtimeInput = once(() => z.string().regex(RUNTIME_INPUT, { abort: true }))
const anyExpression = once(() => z.string().max(MAX_MATCHED, { abort: true }).regex(HAS_EXPRESSION, { abort: true }))
const bareInput = once(() => z.literal('<+input>'))

export const text = once(() => z.string({ error: 'must be text' }))

/** Expressions are text like any other to the pattern. A longer text than `max` is refused unread. */
export const matching = (pattern: RegExp, sentence: string, max = MAX_MATCHED) =>
  z.string({ error: 'must be text' }).max(max, { error: sentence, abort: true }).regex(pattern, { error: sentence })

/** What only a boolean or an input asked for at run time may stand for; other expressions are refused by Harness. */
export const flag = once(() =>
  z.union([z.boolean(), runtimeInput()], { error: 'must be true, false or a runtime input' }),
)

export const count = once(() =>
  z.union([z.int32().min(0), anyExpression()], { error: 'must be a whole number, 0 or more, or an expression' }),
)

/** User and group numbers: any text is taken, too. */
export const idNumber = once(() => z.union([z.int32(), z.string()], { error: 'must be a whole number' }))

export const numberOrText = once(() => z.union([z.number(), z.string()], { error: 'must be a number or text' }))

/** One of fixed words. */
export const word = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, { error: oneOf(words) })

/** One of fixed words, or any expression. */
export const choice = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.union([z.enum(words), anyExpression()], { error: oneOf(words) })

/** A list of texts; a text may stand in its place, which Harness reads as an expression. */
export const textList = once(() => z.union([z.array(text()), z.string()], { error: 'must be a list of texts' }))
export const textListOrInput = once(() =>
  z.union([z.array(text()), runtimeInput()], { error: 'must be a list of texts or a runtime input' }),
)
export const textListOrExpression = once(() =>
  z.union([z.array(text()), anyExpression()], { error: 'must be a list of texts or an expression' }),
)

/** Names to texts; a text may stand in its place, which Harness reads as an expression. */
export const textMap = once(() =>
  z.union([z.record(z.string(), text()), z.string()], { error: 'must be a mapping of names to texts' }),
)

export const anything = once(() => z.unknown())

/** A mapping with these keys. Unknown keys pass here and are told apart later, as warnings. */
export const object = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.looseObject(shape, { error: 'must be a mapping' })

export const list = <Item extends z.ZodType>(item: Item) => z.array(item, { error: 'must be a list' })

/** A mapping or list, or a runtime input in its place. */
export const orInput = <Schema extends z.ZodType>(schema: Schema, what: 'a mapping' | 'a list') =>
  z.union([schema, runtimeInput()], { error: `must be ${what} or a runtime input` })

/** A mapping or list, or exactly `<+input>` in its place, without methods. */
export const orBareInput = <Schema extends z.ZodType>(schema: Schema, what: 'a mapping' | 'a list') =>
  z.union([schema, bareInput()], { error: `must be ${what} or <+input>` })
