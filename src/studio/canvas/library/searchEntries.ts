/** What is searched of an entry of the library. */
export interface Searchable {
  readonly title: string
  readonly type: string
  readonly description: string
}

/** The entries that hold every word of a query, best first; all of them, as they are, for an empty one. */
export function searchEntries<Entry extends Searchable>(entries: readonly Entry[], query: string): readonly Entry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return entries
  return entries
    .map((entry, place) => ({ entry, place, score: scoreOf(entry, words) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || a.place - b.place)
    .map(({ entry }) => entry)
}

function scoreOf(entry: Searchable, words: readonly string[]): number {
  const scores = words.map((word) => wordScore(entry, word))
  return scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0)
}

/** A title that begins so is meant most; letters that merely follow one another least. */
function wordScore({ title, type, description }: Searchable, word: string): number {
  const name = title.toLowerCase()
  if (name === word || type.toLowerCase() === word) return 120
  if (name.startsWith(word)) return 100
  if (name.split(/[\s-]+/).some((part) => part.startsWith(word))) return 70
  if (name.includes(word)) return 50
  if (type.toLowerCase().includes(word)) return 40
  if (description.toLowerCase().includes(word)) return 20
  return isSubsequence(word, name) ? 10 : 0
}

/** `k8rd` finds "K8s Rolling Deploy". */
function isSubsequence(letters: string, text: string): boolean {
  let at = 0
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return letters.length > 1
}
