import { useEffect, useState } from 'react'
import { whenIdle } from '../ui/whenIdle.ts'

/** Milliseconds that it may take on a busy page. */
const LATEST = 100

/** False while a component is first drawn, true once the page had a moment: for what may come after the first picture. */
export function useSettled(): boolean {
  const [isSettled, settle] = useState(false)
  useEffect(() => whenIdle(() => settle(true), LATEST), [])
  return isSettled
}
