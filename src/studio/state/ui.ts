import { create } from 'zustand'
import type { EntryKey } from '../../core/document/entry.ts'
import type { TextRange } from '../../core/text/range.ts'

/** What the text cannot hold: where a person looks. Nothing here is derived from a document. */
export interface UiState {
  readonly view: 'visual' | 'yaml'
  readonly split: boolean
  readonly theme: 'system' | 'light' | 'dark'
  readonly filesShown: boolean
  /** The person asked for the files beside an inspector or a second view. */
  readonly filesPinned: boolean
  readonly problemsShown: boolean
  /** The Service map of the canvas: who calls whom stands out, the rest steps back. */
  readonly serviceMap: boolean
  /** Who last changed each line is shown beside the YAML. */
  readonly blame: boolean
  /** The open dialog, one at a time. */
  readonly dialog:
    | 'export'
    | 'newPipeline'
    | 'palette'
    | 'conflict'
    | 'shortcuts'
    | 'addService'
    | 'dind'
    | 'changeId'
    | 'script'
    | 'search'
    | 'branches'
    | 'history'
    | 'connect'
    | null
  /** The entry whose Id is being changed in a dialog, and to what. */
  readonly changingId: { readonly key: EntryKey; readonly to: string } | null
  /** The script that is open in the code editor. */
  readonly editedScript: EditedScript | null
  /** The cursor of the YAML editor, one-based; `null` before it was there. */
  readonly cursor: { readonly line: number; readonly column: number } | null
  /** What the status region says. `count` makes the same sentence twice two announcements. */
  readonly status: { readonly sentence: string; readonly count: number }
  /** A place to show, for the views that listen; `count` makes a repeated wish new. */
  readonly reveal: Reveal | null
}

export interface EditedScript {
  readonly key: EntryKey
  /** Inside the entry's mapping. */
  readonly path: readonly (string | number)[]
  /** Of its field. */
  readonly label: string
  readonly isProse: boolean
}

export interface Reveal {
  readonly count: number
  readonly in: 'yaml' | 'form' | 'canvas'
  readonly key?: EntryKey
  /** Field inside the entry's mapping. */
  readonly path?: readonly (string | number)[]
  /** A place in the text, when no entry holds it. */
  readonly range?: TextRange
  /** Whether keyboard focus goes there as well. */
  readonly focus: boolean
}

export const useUi = create<UiState>(() => ({
  view: 'visual',
  split: false,
  theme: 'system',
  filesShown: true,
  filesPinned: false,
  problemsShown: false,
  serviceMap: false,
  blame: false,
  dialog: null,
  changingId: null,
  editedScript: null,
  cursor: null,
  status: { sentence: 'Ready. Works without a network', count: 0 },
  reveal: null,
}))

export function announce(sentence: string): void {
  useUi.setState(({ status }) => ({ status: { sentence, count: status.count + 1 } }))
}

/** Turns the Service map on, in the view where it is seen, or off. */
export function toggleServiceMap(): void {
  useUi.setState(({ serviceMap, view, split }) =>
    serviceMap ? { serviceMap: false } : { serviceMap: true, view: split ? view : 'visual' },
  )
}

export function reveal(wish: Omit<Reveal, 'count'>): void {
  useUi.setState((state) => ({ reveal: { ...wish, count: (state.reveal?.count ?? 0) + 1 } }))
}
