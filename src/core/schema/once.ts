/** Made when it is first wanted, and the same from then on: making a zod schema costs far more than asking it. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
