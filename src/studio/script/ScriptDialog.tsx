import { useEffect, useRef, useState } from 'react'
import { expressionsFor, matchingExpressions, typedExpression } from '../../core/assist/expressions.ts'
import { entryName } from '../../core/commands/entryName.ts'
import { planSet } from '../../core/commands/fieldPlan.ts'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import type { ScriptLanguage, ScriptView, TextCompletion } from '../../core/document/textView.ts'
import { valueAt } from '../../core/value/value.ts'
import { change, redo, undo } from '../state/perform.ts'
import { ports } from '../state/ports.ts'
import type { EditedScript } from '../state/ui.ts'
import { useUi } from '../state/ui.ts'
import { activeFile } from '../state/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogFoot } from '../ui/DialogFoot.tsx'
import { withLastLineEnd } from './lastLineEnd.ts'
import './ScriptDialog.css'

const WIDTH = 1264
const HEIGHT = 820
/** Milliseconds without a key after which what is typed is written. */
const PAUSE = 400

/** A script in the code editor, as large as the window. What is typed is in the file a moment later. */
export function ScriptDialog() {
  const script = useUi((state) => state.editedScript)
  const document = activeFile()?.document
  const entry = script && document?.entry(script.key)
  const close = () => useUi.setState({ dialog: null, editedScript: null })
  if (!script || !document || !entry) return null
  return (
    <Dialog title={`${script.label} of ${entryName(entry)}`} width={WIDTH} height={HEIGHT} onClose={close}>
      <Editor document={document} script={script} />
      <DialogFoot note="Each pause is written to the file. Ctrl+Space completes an expression.">
        <Button kind="primary" onClick={close}>
          Done
        </Button>
      </DialogFoot>
    </Dialog>
  )
}

function Editor({ document, script }: { document: PipelineDocument; script: EditedScript }) {
  const element = useRef<HTMLDivElement>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  useEffect(() => {
    const { key, path, label } = script
    const scriptNow = () => textIn(document, script)
    const session = { view: undefined as ScriptView | undefined, typed: undefined as string | undefined, left: false }
    let timer: ReturnType<typeof setTimeout> | undefined
    const group = `script ${key} ${path.join('/')} ${document.version}`
    const before = scriptNow()
    const flush = () => {
      clearTimeout(timer)
      const { typed } = session
      session.typed = undefined
      if (typed !== undefined && typed !== scriptNow()) write(document, script, typed, group)
    }
    const finish = () => {
      flush()
      const last = withLastLineEnd(scriptNow(), before)
      if (last !== scriptNow()) write(document, script, last, group)
    }
    const unsubscribe = document.onChange(() => {
      if (session.typed === undefined) session.view?.setText(scriptNow())
    })
    ports()
      .loadScriptView()
      .then((mount) => {
        if (session.left || !element.current) return
        const options = { text: scriptNow(), language: languageOf(document, script), label }
        session.view = mount(element.current, options, {
          onChange: (text) => {
            session.typed = text
            clearTimeout(timer)
            timer = setTimeout(flush, PAUSE)
          },
          complete: (text, offset) => complete(document, script, text, offset),
          undo: () => {
            flush()
            undo()
          },
          redo: () => {
            flush()
            redo()
          },
        })
        session.view.focus()
      })
      .catch((error: unknown) =>
        setTrouble(`The code editor could not be loaded: ${String(error)}. Close this and edit the field itself.`),
      )
    return () => {
      session.left = true
      finish()
      unsubscribe()
      session.view?.dispose()
    }
  }, [document, script])
  return (
    <>
      {trouble === null ? null : (
        <p className="script-trouble" role="alert">
          {trouble}
        </p>
      )}
      <div className="script-text" ref={element} />
    </>
  )
}

function textIn(document: PipelineDocument, { key, path }: EditedScript): string {
  const value = valueAt(document.model(key)?.value, path)
  return typeof value === 'string' ? value : ''
}

function write(document: PipelineDocument, { key, path, label }: EditedScript, text: string, group: string): void {
  const pointer = document.nodePointerOf(key)
  const entry = document.entry(key)
  if (pointer === undefined || !entry) return
  const node = { value: document.model(key)?.value, pointer }
  change(planSet(node, path, text), { label: `Change ${label} of ${entryName(entry)}`, group })
}

const LANGUAGES: Readonly<Record<string, ScriptLanguage>> = {
  Powershell: 'powershell',
  PowerShell: 'powershell',
  Pwsh: 'powershell',
  Python: 'python',
}

/** By the step's shell; without one it is a POSIX shell. */
function languageOf(document: PipelineDocument, { key, isProse }: EditedScript): ScriptLanguage {
  if (isProse) return 'plain'
  const shell = valueAt(document.model(key)?.value, ['spec', 'shell'])
  return (typeof shell === 'string' ? LANGUAGES[shell] : undefined) ?? 'shell'
}

function complete(
  document: PipelineDocument,
  { key }: EditedScript,
  text: string,
  offset: number,
): readonly TextCompletion[] {
  const at = typedExpression(text, offset)
  if (!at) return []
  const range = { start: at.start, end: at.end }
  return matchingExpressions(expressionsFor(document, key), at.typed).map((each) => ({
    label: each.text,
    kind: 'value',
    insertText: each.text,
    range,
    detail: each.about,
    again: false,
  }))
}
