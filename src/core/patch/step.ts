import type { TextProfile } from '../text/profile.ts'
import { applyEdits, composeEdits } from '../text/edits.ts'
import type { TextEdit } from '../text/range.ts'
import { danglingAliases } from './anchors.ts'
import { doubtfulBlanks } from './doubtfulBlanks.ts'
import type { KeyOrder } from './keyOrder.ts'
import { equalValues } from './plain.ts'
import type { Refusal } from './refusal.ts'
import { readTree, wholeValue } from './tree.ts'
import type { Tree } from './tree.ts'

/** What all operations of one patch go by. */
export interface Settings {
  readonly profile: TextProfile
  /** So many aliases may name what is not there: none but those of the text as it came, or any, in a fragment. */
  readonly mostDangling: number
  readonly detaches: boolean
  readonly keyOrder?: KeyOrder
}

/** Ways to make one change, best first. */
export type Plans = readonly (readonly TextEdit[])[]

/** An operation done: the tree after it, and the edits of the text before it. Or why it was not done. */
export type Step = { readonly tree: Tree; readonly edits: readonly TextEdit[] } | { readonly refusal: Refusal }

export const nothingToDo = (tree: Tree): Step => ({ tree, edits: [] })

/**
 * The promise of the engine: an edit does exactly what it says. Each plan is applied to a copy, which is read again;
 * the first plan whose text has the wanted value is taken. Where none does, nothing is.
 */
export function settle(tree: Tree, plans: Plans, wanted: unknown, { mostDangling }: Settings): Step {
  for (const edits of plans) {
    const after = readTree(applyEdits(tree.text, edits))
    if ('refusal' in after || after.document.warnings.length > tree.document.warnings.length) continue
    if (danglingAliases(after) > mostDangling || doubtfulBlanks(after) > doubtfulBlanks(tree)) continue
    if (equalValues(wholeValue(after), wanted)) return { tree: after, edits }
  }
  return { refusal: { code: 'not-expressible' } }
}

/** `next` done after `step`, as one step. */
export function andThen(step: Step, before: Tree, next: (tree: Tree) => Step): Step {
  if ('refusal' in step) return step
  const second = next(step.tree)
  if ('refusal' in second) return second
  return { tree: second.tree, edits: composeEdits(before.text, step.edits, second.edits) }
}
