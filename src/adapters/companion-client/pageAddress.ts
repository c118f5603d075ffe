/** The token in an address's fragment; `undefined` in a page that no companion served. */
export function tokenOf(fragment: string): string | undefined {
  return new URLSearchParams(fragment.replace(/^#/, '')).get('token') ?? undefined
}

/** The address of a call. `page` is an address of the companion; `path` starts below its `/api`. */
export function apiAddress(
  page: string,
  { path, query = {} }: { readonly path: string; readonly query?: Readonly<Record<string, string>> | undefined },
): string {
  const address = new URL(`api${path}`, new URL('.', page))
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value)
  return address.href
}
