import type { ComponentType } from 'react'
import { lazy, useState } from 'react'

/**
 * A component in a chunk of its own that is drawn at once where the chunk is there. What React had to wait for, it holds
 * back for another 300 ms, so that fallbacks do not flicker: too long for the first picture.
 */
export function inOwnChunk<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let loaded: ComponentType<Props> | undefined
  const Waiting = lazy(async () => ({ default: await load() }))
  function View(props: Props) {
    // The same for as long as it is shown: another component would begin anew.
    const [Shown] = useState<ComponentType<Props>>(() => loaded ?? Waiting)
    return <Shown {...props} />
  }
  const preload = async () => {
    loaded ??= await load()
  }
  /** Ahead of need: what does not come (a page that is left, a server that is gone) is asked for again when it is shown. */
  const preloadIfPossible = () => preload().catch(() => undefined)
  return { View, preload, preloadIfPossible }
}
