import { useEffect } from 'react'
import type { EntryKey } from '../../../core/document/entry.ts'
import { entryName } from '../../../core/commands/entryName.ts'
import { useFileView } from '../../state/fileView.ts'
import { useActiveFile, useFromDocument } from '../../state/hooks.ts'
import { announce, useUi } from '../../state/ui.ts'
import { activeFile } from '../../state/workspace.ts'
import { useCanvas } from '../canvasState.ts'
import type { MapLook } from './mapLook.ts'
import { mapLook, serviceInWords, serviceOf, strayAddresses } from './mapLook.ts'

const NO_STRAY = ''

/** How a card looks on the Service map, and the addresses it calls for nothing, one a line. Outside of the map: as always. */
export function useMapLook(key: EntryKey): { readonly look: MapLook; readonly stray: string } {
  const isOn = useUi(({ serviceMap }) => serviceMap)
  const lead = useLead(isOn)
  const look = useFromDocument<MapLook>((document) => (isOn ? mapLook(document, key, lead) : 'full'), 'full')
  const stray = useFromDocument((document) => (isOn ? strayAddresses(document, key).join('\n') : NO_STRAY), NO_STRAY)
  return { look, stray }
}

/** The card under the pointer when it is a service, else the one that is selected. */
function useLead(isOn: boolean): EntryKey | undefined {
  const file = useActiveFile()
  const selected = useFileView(file?.path ?? null).selection
  // Off the map a pointer that passes a service draws no card anew.
  const lit = useCanvas((state) => (isOn ? state.lit : null))
  return lit ?? (selected.length === 1 ? selected[0] : undefined)
}

/** Says what a service is called by, as it is selected on the map. */
export function useMapAnnouncements(): void {
  const file = useActiveFile()
  const isOn = useUi(({ serviceMap }) => serviceMap)
  const key = useFileView(file?.path ?? null).selection.at(-1)
  useEffect(() => {
    const document = activeFile()?.document
    const entry = isOn && key !== undefined ? document?.entry(key) : undefined
    const service = entry && document ? serviceOf(document, entry.key) : undefined
    if (service && entry && document) announce(serviceInWords(document, service, entryName(entry)))
  }, [isOn, key])
}
