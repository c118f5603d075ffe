import { z } from 'zod'

/** Characters of a provider's words that a sentence quotes. */
const LONGEST = 300

/** Keys under which the five providers put words, each at its own depth: `message`, `error.message`, `errors[].message`. */
const WORD_KEYS = ['message', 'error_description', 'error', 'errors', 'detail', 'base', 'violations', 'rule'] as const

/** What a provider says about a failure, in one line; empty where it says nothing that can be read. */
export function failureWords(body: unknown): string {
  const words = [...new Set(wordsIn(body))].join(' ').replaceAll(/\s+/g, ' ').trim()
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words
}

function wordsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(wordsIn)
  const found = z.record(z.string(), z.unknown()).safeParse(value)
  if (!found.success) return []
  const known = WORD_KEYS.flatMap((key) => wordsIn(found.data[key]))
  // GitLab names the field at fault: {"message": {"title": ["is too long"]}}.
  return known.length > 0
    ? known
    : Object.entries(found.data).flatMap(([key, inner]) =>
        Array.isArray(inner) ? [`${key} ${wordsIn(inner).join(', ')}`] : [],
      )
}

const scopeAnswer = z.union([
  z.object({ scope: z.string() }).transform(({ scope }) => scope),
  z
    .object({ error: z.object({ detail: z.object({ required: z.array(z.string()) }) }) })
    .transform(({ error }) => error.detail.required.join(', ')),
])

/** The scope or permission that a token lacks, where the provider names it. */
export function missingScope(headers: Headers, body: unknown, said: string): string | undefined {
  const inBody = scopeAnswer.safeParse(body)
  const named =
    headers.get('x-accepted-github-permissions') ||
    headers.get('x-accepted-oauth-scopes') ||
    (inBody.success ? inBody.data : /scope[^[]*\[([\w:, ]+)\]/.exec(said)?.[1])
  return named || undefined
}
