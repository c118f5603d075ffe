import { lazy, Suspense } from 'react'
import { useUi } from '../state/ui.ts'

/** Dialogs come when they are first opened. */
const ExportDialog = lazy(async () => ({ default: (await import('../export/ExportDialog.tsx')).ExportDialog }))
const ConflictDialog = lazy(async () => ({ default: (await import('../export/ConflictDialog.tsx')).ConflictDialog }))
const NewPipelineDialog = lazy(async () => ({
  default: (await import('../files/NewPipelineDialog.tsx')).NewPipelineDialog,
}))
const ShortcutsDialog = lazy(async () => ({ default: (await import('./ShortcutsDialog.tsx')).ShortcutsDialog }))
const AddServiceDialog = lazy(async () => ({
  default: (await import('../services/AddServiceDialog.tsx')).AddServiceDialog,
}))
const DindDialog = lazy(async () => ({ default: (await import('../services/DindDialog.tsx')).DindDialog }))
const ScriptDialog = lazy(async () => ({ default: (await import('../script/ScriptDialog.tsx')).ScriptDialog }))
const SearchDialog = lazy(async () => ({ default: (await import('../search/SearchDialog.tsx')).SearchDialog }))
const ChangeIdDialog = lazy(async () => ({
  default: (await import('../rename/ChangeIdDialog.tsx')).ChangeIdDialog,
}))
const BranchDialog = lazy(async () => ({ default: (await import('../branches/BranchDialog.tsx')).BranchDialog }))
const ConnectDialog = lazy(async () => ({ default: (await import('../provider/ConnectDialog.tsx')).ConnectDialog }))
const HistoryDialog = lazy(async () => ({ default: (await import('../history/HistoryDialog.tsx')).HistoryDialog }))
const Palette = lazy(async () => ({ default: (await import('../palette/Palette.tsx')).Palette }))

export function Dialogs() {
  const dialog = useUi((state) => state.dialog)
  return (
    <Suspense fallback={null}>
      {dialog === 'export' ? <ExportDialog /> : null}
      {dialog === 'conflict' ? <ConflictDialog /> : null}
      {dialog === 'newPipeline' ? <NewPipelineDialog /> : null}
      {dialog === 'shortcuts' ? <ShortcutsDialog /> : null}
      {dialog === 'addService' ? <AddServiceDialog /> : null}
      {dialog === 'dind' ? <DindDialog /> : null}
      {dialog === 'changeId' ? <ChangeIdDialog /> : null}
      {dialog === 'script' ? <ScriptDialog /> : null}
      {dialog === 'search' ? <SearchDialog /> : null}
      {dialog === 'branches' ? <BranchDialog /> : null}
      {dialog === 'connect' ? <ConnectDialog /> : null}
      {dialog === 'history' ? <HistoryDialog /> : null}
      {dialog === 'palette' ? <Palette /> : null}
    </Suspense>
  )
}
