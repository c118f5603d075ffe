import { parseAllDocuments, visit } from 'yaml'
import { tooDeepAt } from '../../patch/tooDeep.ts'

/** `&` and `*` are frequent in scripts; only the parser knows which of them are YAML's. */
const LOOKS_ANCHORED = /(?:^|[\s,[{:-])[&*][^\s&*|>,\]}]/

/** Whether a text has an anchor or an alias, so that other parts of the file depend on it or it on them. */
export function holdsAnchors(text: string): boolean {
  if (!LOOKS_ANCHORED.test(text)) return false
  // Planned on the whole text, which is refused with a reason.
  if (tooDeepAt(text) !== undefined) return true
  let found = false
  for (const document of parseAllDocuments(text, { prettyErrors: false, logLevel: 'silent' })) {
    visit(document, {
      Node: (_, node) => {
        if (!('anchor' in node) || node.anchor === undefined) return undefined
        found = true
        return visit.BREAK
      },
      Alias: () => {
        found = true
        return visit.BREAK
      },
    })
  }
  return found
}
