import { useEffect, useMemo, useState } from 'react'
import { saveFile } from '../files/save.ts'
import { placeOfLine } from '../problems/placeOf.ts'
import { isNarrow } from '../shell/narrow.ts'
import { useActiveFile, useProblemCounts } from '../state/hooks.ts'
import type { OpenFile } from '../state/openFile.ts'
import { isEdited } from '../state/openFile.ts'
import { ports } from '../state/ports.ts'
import { announce, useUi } from '../state/ui.ts'
import { useWorkspace } from '../state/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { countsInWords } from '../ui/Counts.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { IconName } from '../ui/icons.tsx'
import { CommitForm } from './CommitForm.tsx'
import { diffRows } from './diffRows.ts'
import { DiffView } from './DiffView.tsx'
import { download } from './download.ts'
import { untouchedInWords } from './untouched.ts'
import type { ChangeInWords } from './whatChanged.ts'
import { whatChanged } from './whatChanged.ts'
import './ExportDialog.css'

const WIDTH = 1264
const HEIGHT = 764
const ICONS: Record<ChangeInWords['kind'], IconName> = {
  changed: 'edit',
  added: 'plus',
  removed: 'minus',
  moved: 'move',
}

/** Review what changed, then one of the ways out. */
export function ExportDialog() {
  const active = useActiveFile()
  const open = useWorkspace((state) => state.open)
  const repo = useWorkspace((state) => state.repo)
  const [files] = useState(() =>
    [...open.values()].filter((file) => isEdited(file) || file.baseHash === null || isChanged(file.path)),
  )
  const [shownPath, setShown] = useState(
    files.find(({ path }) => path === active?.path)?.path ?? files[0]?.path ?? active?.path,
  )
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(files.map(({ path }) => path)))
  const [sideBySide, setSideBySide] = useState(!isNarrow())
  const shown = (shownPath === undefined ? undefined : open.get(shownPath)) ?? active
  const base = useBase(shown)
  const text = shown?.document.text ?? ''
  const diff = useMemo(() => diffRows(base.text, text), [base.text, text])
  const words = useMemo(() => whatChanged(base.text, text), [base.text, text])
  const counts = useProblemCounts()
  const left = countsInWords({ ...counts, warning: 0 })
  const close = () => useUi.setState({ dialog: null })
  if (!shown) return null
  const paths = [...chosen]
  return (
    <Dialog
      title="Review and export"
      note={`${files.length} file${files.length === 1 ? '' : 's'}, ${words.length} change${words.length === 1 ? '' : 's'} since ${base.name}`}
      width={WIDTH}
      height={HEIGHT}
      onClose={close}
      tools={
        <>
          <span className="segments" role="group" aria-label="Layout of the changes">
            <button type="button" aria-pressed={sideBySide} onClick={() => setSideBySide(true)}>
              Side by side
            </button>
            <button type="button" aria-pressed={!sideBySide} onClick={() => setSideBySide(false)}>
              One column
            </button>
          </span>
          <Button kind="edge" onClick={() => void copy(text)}>
            <Icon name="copy" /> Copy YAML
          </Button>
          <Button kind="edge" onClick={() => download(shown.path, text)}>
            <Icon name="download" /> Download
          </Button>
        </>
      }
    >
      <div className="export">
        <div className="export-side">
          <h3>
            Files <span>{files.length === 0 ? 'No changes' : `${chosen.size} of ${files.length} chosen`}</span>
          </h3>
          <ul className="export-files">
            {files.map((file) => (
              <li
                key={file.path}
                className={file.path === shown.path ? 'export-file export-file-shown' : 'export-file'}
              >
                <input
                  type="checkbox"
                  aria-label={`Include ${file.path}`}
                  checked={chosen.has(file.path)}
                  onChange={(event) =>
                    setChosen(
                      event.target.checked
                        ? new Set([...chosen, file.path])
                        : new Set(paths.filter((path) => path !== file.path)),
                    )
                  }
                />
                <button type="button" onClick={() => setShown(file.path)}>
                  <b>{file.path.split('/').at(-1)}</b>
                  <span>{file.path.split('/').slice(0, -1).join('/')}</span>
                </button>
                {file.path === shown.path ? (
                  <span className="export-counts" aria-label={`${diff.added} lines added, ${diff.removed} removed`}>
                    <span className="export-added">+{diff.added}</span>{' '}
                    <span className="export-removed">−{diff.removed}</span>
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
          <h3>What changed</h3>
          <ul className="export-words" aria-label="What changed">
            {words.length === 0 ? (
              <li>{diff.added + diff.removed === 0 ? 'Nothing.' : 'Only comments and layout.'}</li>
            ) : null}
            {words.map((each) => (
              <li key={each.sentence}>
                <Icon name={ICONS[each.kind]} size={14} />
                <span>{each.sentence}</span>
              </li>
            ))}
          </ul>
          <p className="export-untouched">
            <Icon name="approve" /> {untouchedInWords(diff, base.text)}
          </p>
        </div>
        <DiffView
          diff={diff}
          sideBySide={sideBySide}
          before={base.name}
          after="Your text"
          placeOfLine={(line) => placeOfLine(shown.document, line)}
        />
      </div>
      <footer className="export-foot">
        {repo ? (
          <CommitForm
            paths={paths}
            words={words}
            problemsLeft={left}
            onSave={() => void saveAll(paths, close)}
            onDone={close}
          />
        ) : (
          <div className="export-ways">
            {left === '' ? null : <span className="export-left">{left} left</span>}
            <Button
              kind="primary"
              disabled={!isEdited(shown) && shown.baseHash !== null}
              onClick={() => void saveAll(paths.length > 0 ? paths : [shown.path], close)}
            >
              <Icon name="save" /> {ports().files ? 'Save' : 'Download'}
            </Button>
          </div>
        )}
      </footer>
    </Dialog>
  )
}

function isChanged(path: string): boolean {
  return useWorkspace.getState().repo?.changed.some((change) => change.path === path) ?? false
}

/** What the text is compared with: the last commit where there is one, else what was opened. */
function useBase(file: OpenFile | null | undefined): { readonly text: string; readonly name: string } {
  const repo = useWorkspace((state) => state.repo)
  const [head, setHead] = useState<{ readonly path: string; readonly text: string | null } | null>(null)
  const path = file?.path
  useEffect(() => {
    const host = ports().repo
    if (!repo?.head || !host || path === undefined) return undefined
    let left = false
    host.headText(path).then(
      (text) => left || setHead({ path, text }),
      (error: unknown) => announce(`The last commit could not be read: ${String(error)}`),
    )
    return () => {
      left = true
    }
  }, [path, repo?.head])
  if (repo?.head && head && head.path === path)
    return { text: head.text ?? '', name: `${repo.branch ?? 'HEAD'}, ${repo.head}` }
  return { text: file?.baseHash === null ? '' : (file?.baseText ?? ''), name: 'the text that was opened' }
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    announce('Copied the YAML')
  } catch (error) {
    announce(`The browser did not allow copying: ${String(error)}. Use Download instead`)
  }
}

async function saveAll(paths: readonly string[], close: () => void): Promise<void> {
  let all = true
  for (const path of paths) all = (await saveFile(path)) && all
  if (all) close()
}
