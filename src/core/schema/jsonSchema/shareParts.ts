import type { Json } from './nodeJson.ts'
import { ref } from './nodeJson.ts'

/** Shorter parts are not worth a definition. */
const WORTH = 120

/**
 * The definitions with every larger property that stands in several of them as a definition of its own, named by its key:
 * all steps have the same `failureStrategies`, and an editor need read it once.
 */
export function shareParts(definitions: Json): Json {
  const counts = new Map<string, number>()
  eachProperty(definitions, (_, text) => counts.set(text, (counts.get(text) ?? 0) + 1))
  const shared = new Map<string, string>()
  const parts: Json = {}
  const takeOut = (at: unknown): unknown => {
    if (Array.isArray(at)) return at.map(takeOut)
    if (!isJson(at)) return at
    return Object.fromEntries(
      Object.entries(at).map(([key, value]) => [
        key,
        key === 'properties' && isJson(value) ? properties(value) : takeOut(value),
      ]),
    )
  }
  const properties = (of: Json): Json =>
    Object.fromEntries(
      Object.entries(of).map(([key, value]) => {
        const text = JSON.stringify(value)
        if (text.length < WORTH || (counts.get(text) ?? 0) < 2) return [key, takeOut(value)]
        const known = shared.get(text)
        if (known !== undefined) return [key, ref(known)]
        const name = freeName(`shared.${key}`, parts)
        shared.set(text, name)
        parts[name] = true
        parts[name] = takeOut(value)
        return [key, ref(name)]
      }),
    )
  const rest = takeOut(definitions) as Json
  return { ...rest, ...parts }
}

function freeName(wanted: string, taken: Json): string {
  let name = wanted
  for (let count = 2; Object.hasOwn(taken, name); count += 1) name = `${wanted}.${count}`
  return name
}

function eachProperty(at: unknown, visit: (key: string, text: string) => void): void {
  if (Array.isArray(at)) for (const item of at) eachProperty(item, visit)
  if (!isJson(at)) return
  for (const [key, value] of Object.entries(at)) {
    if (key === 'properties' && isJson(value))
      for (const [name, property] of Object.entries(value)) visit(name, JSON.stringify(property))
    eachProperty(value, visit)
  }
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
