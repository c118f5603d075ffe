import { create } from 'zustand'

/** Where and how a person searches: kept as long as the page is. */
export interface SearchScope {
  readonly scope: 'file' | 'all'
  readonly matchCase: boolean
  readonly wholeWord: boolean
}

export const useSearchScope = create<SearchScope>(() => ({ scope: 'file', matchCase: false, wholeWord: false }))
