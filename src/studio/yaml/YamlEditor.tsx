import { useEffect, useRef, useState } from 'react'
import type { TextRange } from '../../core/text/range.ts'
import type { TextView } from '../../core/document/textView.ts'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import { useActiveFile } from '../state/hooks.ts'
import type { OpenFile } from '../state/openFile.ts'
import { ports } from '../state/ports.ts'
import type { Reveal } from '../state/ui.ts'
import { useUi } from '../state/ui.ts'
import { useFileView } from '../state/fileView.ts'
import { textMarks, textViewHost } from './host.ts'
import { useBlame } from './useBlame.ts'
import { YamlBar } from './YamlBar.tsx'
import './YamlEditor.css'

/** The YAML of the active file in the code editor, which is loaded when first shown. */
export function YamlEditor() {
  const file = useActiveFile()
  return (
    <section className="yaml-editor" aria-label="YAML editor">
      {file && <FileEditor key={file.path} file={file} />}
    </section>
  )
}

function FileEditor({ file }: { file: OpenFile }) {
  const element = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<TextView | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const { document } = file

  useEffect(() => {
    let mounted: TextView | undefined
    let left = false
    ports()
      .loadTextView()
      .then((mount) => {
        if (left || !element.current) return
        mounted = mount(element.current, document, textViewHost(document))
        setView(mounted)
      })
      .catch((error: unknown) =>
        setTrouble(`The YAML editor could not be loaded: ${String(error)}. Reload the page to try again.`),
      )
    return () => {
      left = true
      mounted?.dispose()
      setView(null)
    }
  }, [document])

  useMarks(view, file)
  useSelectionShown(view, file)
  useReveal(view, document)
  useBlame(view, file)

  return (
    <>
      <YamlBar file={file} view={view} />
      {trouble === null ? null : (
        <p className="yaml-editor-trouble" role="alert">
          {trouble}
        </p>
      )}
      <div className="yaml-editor-text" ref={element} aria-busy={view === null} />
    </>
  )
}

/** Milliseconds without a change until the squiggles are set anew. Meanwhile they move along with their text. */
const MARKS_PAUSE = 150

function useMarks(view: TextView | null, { problems }: OpenFile): void {
  useEffect(() => {
    if (!view) return
    const mark = () => view.mark(textMarks(problems.all()))
    let timer: ReturnType<typeof setTimeout> | undefined
    const unsubscribe = problems.subscribe(() => {
      clearTimeout(timer)
      timer = setTimeout(mark, MARKS_PAUSE)
    })
    mark()
    return () => {
      clearTimeout(timer)
      unsubscribe()
    }
  }, [view, problems])
}

/** The selected entry's lines are tinted and brought into sight; the cursor stays where it is. */
function useSelectionShown(view: TextView | null, file: OpenFile): void {
  const key = useFileView(file.path).selection.at(-1) ?? null
  useEffect(() => {
    if (!view) return
    const range = key === null ? undefined : file.document.rangeOf(key)
    view.tint(range ?? null)
    if (range) view.show(firstLines(range), { select: false })
  }, [view, key, file.document])
}

/** A long entry is shown from its first line. */
function firstLines(range: TextRange): TextRange {
  return { start: range.start, end: range.start }
}

function useReveal(view: TextView | null, document: PipelineDocument): void {
  const wish = useUi((state) => state.reveal)
  const done = useRef<Reveal | null>(null)
  useEffect(() => {
    if (!view || !wish || wish.in !== 'yaml' || done.current === wish) return
    done.current = wish
    const range = rangeOfWish(document, wish)
    if (range) view.show(range, { select: wish.focus })
    else if (wish.focus) view.focus()
  }, [view, wish, document])
}

function rangeOfWish(document: PipelineDocument, wish: Reveal): TextRange | undefined {
  if (wish.range) return wish.range
  if (wish.key === undefined) return undefined
  const field = wish.path && nearestRange(document, wish.key, wish.path)
  const entry = document.rangeOf(wish.key)
  return field ?? (entry && firstLines(entry))
}

/** The field's range or, where it is not in the file, that of the nearest enclosing one that is. */
function nearestRange(
  document: PipelineDocument,
  key: NonNullable<Reveal['key']>,
  path: readonly (string | number)[],
): TextRange | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const range = document.rangeOfPath(key, path.slice(0, length), length === path.length ? 'value' : 'key')
    if (range) return range
  }
  return undefined
}
