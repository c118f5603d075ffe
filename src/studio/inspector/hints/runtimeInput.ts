import { inputCalls, parseRuntimeInput } from '../../../core/schema/index.ts'

/** What a runtime input asks for, in a few words: "default main, one of 3". `undefined` when it says nothing more. */
export function runtimeInputInWords(text: string): string | undefined {
  const words = (inputCalls(text) ?? []).flatMap(({ method, argument }) => {
    const values = parseRuntimeInput(`<+input>.${method}(${argument})`)
    if (method === 'default') return argument === '' ? [] : [`default ${argument}`]
    if (method === 'regex') return ['what matches a pattern']
    if (method === 'executionInput') return ['also while it runs']
    if (values?.selectManyFrom) return [`some of ${values.selectManyFrom.length}`]
    const one = values?.allowedValues ?? values?.selectOneFrom
    return one ? [`one of ${one.length}`] : []
  })
  return words.length === 0 ? undefined : words.join(', ')
}
