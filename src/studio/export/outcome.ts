import type { PushResult } from '../../core/repo/repoHost.ts'

/** What came of a commit, a push or a pull. */
export type Outcome =
  | { readonly kind: 'committed' }
  | { readonly kind: 'pushed'; readonly result: Extract<PushResult, { ok: true }> }
  | { readonly kind: 'pulled' }
  | { readonly kind: 'opened'; readonly page: string; readonly number: number }
  | { readonly kind: 'switched'; readonly branch: string }
  /** The repository would run these; nothing was done. */
  | { readonly kind: 'asks'; readonly programs: readonly string[] }
  /** Both sides changed the same places; the texts are merged in the editor, to be settled there. */
  | { readonly kind: 'conflicts'; readonly message: string; readonly path: string; readonly count: number }
  /** `said` are the remote's own words; `canPull`: it has commits that are not here. */
  | { readonly kind: 'trouble'; readonly message: string; readonly said: string; readonly canPull: boolean }

export const trouble = (message: string, said = '', canPull = false): Outcome => ({
  kind: 'trouble',
  message,
  said,
  canPull,
})
