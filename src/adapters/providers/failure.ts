import { ProviderError } from '../../core/repo/providerHost.ts'
import type { Service } from './call.ts'
import { failureWords, missingScope } from './failureWords.ts'
import { retryTime, waitPhrase } from './waiting.ts'

/**
 * Of the providers' own words: “Protected branch update failed”, “Repository rule violations found”, “Changes must be made
 * through a pull request” (GitHub); “You are not allowed to push into this branch” (GitLab); “Permission denied to update
 * branch” (Bitbucket); “user cannot commit to repo”, “branch is protected” (Gitea); “Operation violates branch protection
 * rules” (Harness).
 */
const PROTECTED =
  /protected|protection|rule violation|violates|not allowed to push|denied to update branch|must be made through a pull request|cannot commit to/i
const EXISTS = /already exist|another open merge request/i
/** “Update is not a fast forward” (GitHub), “has changed since you started” (GitLab), “sha does not match” (Gitea, Harness). */
const CHANGED = /fast[ -]forward|has changed since|does not match|doesn't match|mismatch/i
/** Of bytes: a title of too many characters is a fault like others. */
const TOO_LARGE = /too (?:large|big)|exceeds.*(?:size|\b[kmg]i?b\b)/i

/** What an answer of failure means, with the next move. `text` is the answer's body. */
export function failureOf(service: Service, response: Response, text: string): ProviderError {
  const { name } = service
  const { status, headers } = response
  const body = bodyOf(text)
  const said = withoutToken(service, failureWords(body))
  const quoted = said === '' ? '' : ` It says: “${said}”`
  const retryAt = retryTime(status, headers, said)
  if (retryAt !== undefined) {
    return new ProviderError(
      'rate-limited',
      `${name} takes no more requests from you for now. Try again ${waitPhrase(retryAt)}.`,
      retryAt,
    )
  }
  if (status === 401) {
    return new ProviderError(
      'unauthorized',
      `${name} does not accept this token. It may be mistyped, expired or revoked: make a new one and connect again.`,
    )
  }
  if (status === 413 || (status < 500 && TOO_LARGE.test(said))) {
    return new ProviderError(
      'too-large',
      `This is too large for ${name}. Use a clone and the companion for it.${quoted}`,
    )
  }
  if (status < 500 && status !== 404 && (EXISTS.test(said) || CHANGED.test(said))) return inTheWay(name, quoted)
  if (status < 500 && status !== 404 && PROTECTED.test(said)) {
    return new ProviderError(
      'protected',
      `A rule of the branch does not let this through. Commit to a new branch and open a pull request.${quoted}`,
    )
  }
  if (status === 403) {
    const scope = missingScope(headers, body, said)
    const needs = scope === undefined ? '' : ` It needs: ${scope}.`
    return new ProviderError(
      'scope',
      `The token may not do this at ${name}.${needs} Make a token that may and connect again.${quoted}`,
    )
  }
  if (status === 404) {
    return new ProviderError(
      'not-found',
      `${name} does not have this, or the token may not see it: a token without access is told “not found”, too. Check the address and what the token may do.${quoted}`,
    )
  }
  if (status === 409 || status === 412) return inTheWay(name, quoted)
  if (status < 500) return new ProviderError('invalid', `${name} finds fault with what was sent.${quoted}`)
  return new ProviderError('internal', `${name} failed (status ${status}). Try again in a minute.${quoted}`)
}

function inTheWay(name: string, quoted: string): ProviderError {
  return new ProviderError(
    'conflict',
    `${name} refuses, since something is in the way. Read it anew and try again.${quoted}`,
  )
}

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // A page of a proxy in between, most likely: nothing to quote.
    return undefined
  }
}

/** A server may echo what it was sent. */
function withoutToken({ authorization, secrets = [] }: Service, said: string): string {
  return [authorization[1].replace(/^\w+ /, ''), ...secrets].reduce(
    (text, secret) => text.replaceAll(secret, '…'),
    said,
  )
}
