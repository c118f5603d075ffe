import { useState } from 'react'
import type { ReviewedFile } from './useReviewedFiles.ts'

const NONE: ReadonlySet<number> = new Set()

interface LeftOut {
  /** Hunks are counted in the text of one version. */
  readonly version: number
  readonly hunks: ReadonlySet<number>
}

/**
 * Which files and which runs of changed lines go into the commit. Everything open does unless it was taken out; a file
 * that another program changed does when it was put in.
 */
export function useChoice(files: readonly ReviewedFile[]) {
  const [asked, setAsked] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [left, setLeft] = useState<ReadonlyMap<string, LeftOut>>(new Map())
  const chosen = new Set(files.filter(({ path, isOpen }) => asked.get(path) ?? isOpen).map(({ path }) => path))
  const leftOut = (path: string): ReadonlySet<number> => {
    const known = left.get(path)
    return known?.version === files.find((file) => file.path === path)?.document.version ? (known?.hunks ?? NONE) : NONE
  }
  return {
    chosen,
    choose: (next: ReadonlySet<string>) => setAsked(new Map(files.map(({ path }) => [path, next.has(path)]))),
    leftOut,
    include: ({ path, document }: ReviewedFile, hunk: number, isIncluded: boolean) => {
      const hunks = new Set(leftOut(path))
      if (isIncluded) hunks.delete(hunk)
      else hunks.add(hunk)
      setLeft(new Map(left).set(path, { version: document.version, hunks }))
    },
  }
}
