import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { Entry, EntryKey, EntryModel } from '../../core/document/entry.ts'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import type { Problem } from '../../core/problems/problem.ts'
import { countsOf, NO_COUNTS } from '../../core/problems/problemCounts.ts'
import type { ProblemCounts } from '../../core/problems/problemSource.ts'
import { sameFindings } from '../../core/problems/sameFinding.ts'
import type { OpenFile } from './openFile.ts'
import { isEdited } from './openFile.ts'
import { useWorkspace } from './workspace.ts'

const NO_PROBLEMS: readonly Problem[] = []
const nothingToHear = () => () => {}

export function useActiveFile(): OpenFile | null {
  return useWorkspace(({ open, active }) => (active === null ? null : (open.get(active) ?? null)))
}

export function useDocument(): PipelineDocument | null {
  return useActiveFile()?.document ?? null
}

/** Re-renders when `read` gives another value (by identity) after a change of the active document. */
export function useFromDocument<T>(read: (document: PipelineDocument) => T, otherwise: T): T {
  const document = useDocument()
  const subscribe = useCallback((listener: () => void) => document?.onChange(listener) ?? (() => {}), [document])
  return useSyncExternalStore(document ? subscribe : nothingToHear, () => (document ? read(document) : otherwise))
}

/** As `useFromDocument`, for values that are made anew by each reading: the earlier one stays while `same` holds. */
export function useKeptFromDocument<T>(
  read: (document: PipelineDocument) => T,
  same: (a: T, b: T) => boolean,
  otherwise: T,
): T {
  const kept = useRef<T>(otherwise)
  return useFromDocument((document) => {
    const made = read(document)
    if (!same(kept.current, made)) kept.current = made
    return kept.current
  }, otherwise)
}

/** The same object until this entry's text changes. */
export function useEntry(key: EntryKey | null): Entry | undefined {
  return useFromDocument((document) => (key === null ? undefined : document.entry(key)), undefined)
}

export function useModel(key: EntryKey | null): EntryModel | undefined {
  return useFromDocument((document) => (key === null ? undefined : document.model(key)), undefined)
}

export function useOutline(): Entry | undefined {
  return useFromDocument<Entry | undefined>((document) => document.outline(), undefined)
}

export function useIsEdited(file: OpenFile | null): boolean {
  const subscribe = useCallback((listener: () => void) => file?.document.onChange(listener) ?? (() => {}), [file])
  return useSyncExternalStore(subscribe, () => (file ? isEdited(file) : false))
}

/** Re-renders when `read` gives another value (by identity) after the problems or the text changed. */
function useFromProblems<T>(read: (file: OpenFile) => T, otherwise: T): T {
  const file = useActiveFile()
  const subscribe = useCallback((listener: () => void) => file?.problems.subscribe(listener) ?? (() => {}), [file])
  return useSyncExternalStore(file ? subscribe : nothingToHear, () => (file ? read(file) : otherwise))
}

/** What is to be said of an entry; the same array while its problems only move with the text. */
export function useFindings(key: EntryKey): readonly Problem[] {
  const kept = useRef(NO_PROBLEMS)
  return useFromProblems((file) => {
    const now = file.problems.forEntry(key)
    if (!sameFindings(kept.current, now)) kept.current = now
    return kept.current
  }, NO_PROBLEMS)
}

/** How many problems the entry itself has. Unlike the problems, which move with the text, it hardly ever changes. */
export function useOwnCounts(key: EntryKey): ProblemCounts {
  return useFromProblems((file) => countsOf(file.problems.forEntry(key)), NO_COUNTS)
}

export function useAllProblems(): readonly Problem[] {
  return useFromProblems((file) => file.problems.all(), NO_PROBLEMS)
}

export function useProblemCounts(key?: EntryKey): ProblemCounts {
  return useFromProblems(
    (file) => (key === undefined ? file.problems.counts() : file.problems.countsIn(key)),
    NO_COUNTS,
  )
}
