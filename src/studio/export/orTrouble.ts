import { HostError } from '../../core/repo/fileHost.ts'
import { announce } from '../state/ui.ts'
import type { Outcome } from './outcome.ts'
import { trouble } from './outcome.ts'

/** Does something with the repository; what goes wrong, and what is asked, is an outcome and is said. */
export async function orTrouble(act: () => Promise<Outcome>): Promise<Outcome> {
  const outcome = await whatCameOf(act)
  // The words of what is done are said where it is done.
  if (outcome.kind === 'asks') announce('Waiting for your answer')
  if (outcome.kind === 'trouble' || outcome.kind === 'conflicts') announce(outcome.message)
  return outcome
}

async function whatCameOf(act: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    return trouble(error.message, error.said)
  }
}
