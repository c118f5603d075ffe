import { ProviderError } from '../../core/repo/providerHost.ts'

/** More than any repository has; an end for a server that always names a next page. */
const MOST_PAGES = 2000

/** One page, and what asks for the page behind it; `undefined` at the end. */
export interface Page<T, Next> {
  readonly items: readonly T[]
  readonly next: Next | undefined
}

/** The items of all pages. `first` asks for the first one. */
export async function allPages<T, Next>(
  first: Next,
  ask: (page: Next) => Promise<Page<T, Next>>,
): Promise<readonly T[]> {
  const items: T[] = []
  let next: Next | undefined = first
  for (let count = 0; next !== undefined; count++) {
    if (count === MOST_PAGES) {
      throw new ProviderError(
        'too-large',
        'The repository has more than can be listed. Use a clone and the companion for it.',
      )
    }
    const page: Page<T, Next> = await ask(next)
    items.push(...page.items)
    next = page.next
  }
  return items
}

/** For pages with numbers: there is another one behind a full one. */
export function numbered<T>(items: readonly T[], page: number, fullSize: number): Page<T, number> {
  return { items, next: items.length >= fullSize ? page + 1 : undefined }
}
