import { useEffect, useState } from 'react'
import type { Layout } from '../../../core/layout/layout.ts'
import type { OpenFile } from '../../state/openFile.ts'
import type { ProblemBoxes } from './problemBoxes.ts'
import { NO_BOXES, problemBoxes } from './problemBoxes.ts'

/** Milliseconds without a change after which the boxes are looked through: a keystroke does not wait for it. */
const PAUSE = 300

/** The boxes with problems, as they were when the person last paused. */
export function useProblemBoxes({ problems }: OpenFile, layout: Layout): ProblemBoxes {
  const [boxes, setBoxes] = useState(NO_BOXES)
  useEffect(() => {
    const look = () => setBoxes(problemBoxes(layout, problems))
    let timer = setTimeout(look)
    const stop = problems.subscribe(() => {
      clearTimeout(timer)
      timer = setTimeout(look, PAUSE)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [problems, layout])
  return boxes
}
