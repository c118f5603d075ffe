import type { ReactNode } from 'react'
import { Suspense, useEffect } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { Dialogs } from './Dialogs.tsx'
import { Drawer } from '../ui/Drawer.tsx'
import { TooltipLayer } from '../ui/TooltipLayer.tsx'
import { EmptyState } from '../files/EmptyState.tsx'
import { FilesPanel } from '../files/FilesPanel.tsx'
import { openDropped, openNew } from '../files/openFiles.ts'
import { ProblemsPanel } from '../problems/ProblemsPanel.tsx'
import { useFileView } from '../state/fileView.ts'
import { useActiveFile } from '../state/hooks.ts'
import { select } from '../state/perform.ts'
import { useUi } from '../state/ui.ts'
import { Banner } from './Banner.tsx'
import { Boundary } from './Boundary.tsx'
import { useNarrow } from './narrow.ts'
import { StatusBar } from './StatusBar.tsx'
import { TopBar } from './TopBar.tsx'
import { Canvas, Inspector, YamlEditor } from './views.tsx'
import './Studio.css'

export function Studio() {
  const file = useActiveFile()
  const narrow = useNarrow()
  const { view, split, filesShown, filesPinned, problemsShown } = useUi(
    // The cursor and the status line change with every key: what does not show them rests.
    useShallow(({ view, split, filesShown, filesPinned, problemsShown }) => ({
      view,
      split,
      filesShown,
      filesPinned,
      problemsShown,
    })),
  )
  const hasSelection = useFileView(file?.path ?? null).selection.length > 0
  // Beside an inspector or a second view the picture needs the room more than the file list does.
  const crowded = file !== null && (split || (hasSelection && view === 'visual')) && !filesPinned
  useDroppedFiles()
  usePastedYaml(file === null)
  const showsCanvas = file !== null && (view === 'visual' || split)
  const showsYaml = file !== null && (view === 'yaml' || split)

  return (
    <div className="studio">
      <TopBar narrow={narrow} />
      {narrow ? (
        <Drawer open={filesShown} side="left" label="Files" onClose={() => useUi.setState({ filesShown: false })}>
          <FilesPanel />
        </Drawer>
      ) : (
        <FilesPanel rail={!filesShown || crowded} />
      )}
      <main className="studio-main">
        <Banner />
        <div className="studio-views">
          {file === null ? <EmptyState /> : null}
          {showsCanvas ? (
            <div className="studio-view">
              <Boundary name="the canvas" key={`canvas ${file.path}`}>
                <Suspense fallback={null}>
                  <Canvas key={file.path} />
                </Suspense>
              </Boundary>
            </div>
          ) : null}
          {showsYaml ? (
            <div className="studio-view studio-yaml">
              <Boundary name="the YAML editor" key={`yaml ${file.path}`}>
                <Suspense fallback={<p className="studio-wait">Loading the editor…</p>}>
                  <YamlEditor />
                </Suspense>
              </Boundary>
            </div>
          ) : null}
        </div>
        {problemsShown && file ? (
          <Boundary name="the problems">
            <ProblemsPanel />
          </Boundary>
        ) : null}
      </main>
      {file ? <Side narrow={narrow} path={file.path} hidden={view === 'yaml' && !split} /> : null}
      <StatusBar />
      <Dialogs />
      <TooltipLayer />
    </div>
  )
}

/** The inspector: beside the canvas while something is selected, as a drawer where there is no room. */
function Side({ narrow, path, hidden }: { narrow: boolean; path: string; hidden: boolean }): ReactNode {
  const { selection } = useFileView(path)
  const split = useUi((state) => state.split)
  if (selection.length === 0 || hidden) return null
  const inspector = (
    <Boundary name="the inspector" key={selection.at(-1)}>
      <Suspense fallback={null}>
        <Inspector />
      </Suspense>
    </Boundary>
  )
  if (!narrow) return <div className={split ? 'studio-side studio-side-split' : 'studio-side'}>{inspector}</div>
  return (
    <Drawer open side="right" label="Inspector" onClose={() => select([])}>
      {inspector}
    </Drawer>
  )
}

function useDroppedFiles(): void {
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      if (!event.dataTransfer?.files.length) return
      event.preventDefault()
      openDropped(event.dataTransfer)
    }
    globalThis.addEventListener('dragover', over)
    globalThis.addEventListener('drop', drop)
    return () => {
      globalThis.removeEventListener('dragover', over)
      globalThis.removeEventListener('drop', drop)
    }
  }, [])
}

/** On the empty page, pasted YAML opens as a new file. */
function usePastedYaml(active: boolean): void {
  useEffect(() => {
    if (!active) return undefined
    const paste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      const field = event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable]')
      if (!field && /^\s*(#|---|\w+\s*:|- )/.test(text)) openNew('pasted.yaml', text, '')
    }
    globalThis.addEventListener('paste', paste)
    return () => globalThis.removeEventListener('paste', paste)
  }, [active])
}
