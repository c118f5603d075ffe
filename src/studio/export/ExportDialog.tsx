import { useMemo, useState } from 'react'
import { saveFile } from '../files/save.ts'
import { placeOfLine } from '../problems/placeOf.ts'
import { isNarrow } from '../shell/narrow.ts'
import { useActiveFile, useProblemCounts } from '../state/hooks.ts'
import { isEdited } from '../state/openFile.ts'
import { ports } from '../state/ports.ts'
import { announce, useUi } from '../state/ui.ts'
import type { Merging } from '../state/workspace.ts'
import { useWorkspace } from '../state/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { countsInWords } from '../ui/Counts.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import { sentenceOf } from './changeInWords.ts'
import { CommitForm } from './CommitForm.tsx'
import { DiffView } from './DiffView.tsx'
import { discardFile, discardHunk } from './discard.ts'
import { download } from './download.ts'
import { downloadAll } from './downloadAll.ts'
import { MergeForm } from './MergeForm.tsx'
import { ReviewedText } from './ReviewedText.tsx'
import { ReviewList } from './ReviewList.tsx'
import { untouchedInWords } from './untouched.ts'
import { useChoice } from './useChoice.ts'
import { reviewedOf, useReviewedFiles } from './useReviewedFiles.ts'
import { useReviews } from './useReviews.ts'
import { WordList } from './WordList.tsx'
import './ExportDialog.css'

const WIDTH = 1264
const HEIGHT = 764

/** Review what changed, then one of the ways out. */
export function ExportDialog() {
  const active = useActiveFile()
  const repo = useWorkspace((state) => state.repo)
  const merging = useWorkspace((state) => state.merging)
  /** A merge that is made by now: what came of it, and of the push, is still to be said. */
  const [ending, setEnding] = useState<Merging | null>(null)
  const merge = ending ?? merging
  const changed = useReviewedFiles()
  const [shownPath, setShown] = useState(active?.path)
  const { chosen, choose, leftOut, include } = useChoice(changed)
  const [sideBySide, setSideBySide] = useState(!isNarrow())
  // Without a change there is still the text to copy and to download.
  const files = useMemo(() => (changed.length === 0 && active ? [reviewedOf(active)] : changed), [changed, active])
  const reviews = useReviews(files)
  const counts = useProblemCounts()
  const left = countsInWords({ ...counts, warning: 0 })
  const close = () => useUi.setState({ dialog: null })
  const review = reviews.find(({ file }) => file.path === shownPath) ?? reviews[0]
  if (!review) return null
  const { file: shown, base, diff } = review
  const text = shown.document.text
  const chosenReviews = reviews.filter(({ file }) => chosen.has(file.path))
  const paths = chosenReviews.map(({ file }) => file.path)
  const changes = reviews.reduce((sum, { words }) => sum + words.length, 0)
  const sentences = chosenReviews.flatMap(({ words }) => words.map(sentenceOf))
  return (
    <Dialog
      title="Review and export"
      note={`${changed.length} file${changed.length === 1 ? '' : 's'}, ${changes} change${changes === 1 ? '' : 's'} since ${base.name}`}
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
          {changed.filter(({ isDeleted }) => !isDeleted).length > 1 ? (
            <Button kind="edge" onClick={() => void downloadAll(changed)}>
              <Icon name="download" /> Download all
            </Button>
          ) : null}
        </>
      }
    >
      <div className="export">
        <div className="export-side">
          <h3>
            Files <span>{changed.length === 0 ? 'No changes' : `${paths.length} of ${changed.length} chosen`}</span>
          </h3>
          {changed.length === 0 ? null : (
            <ReviewList
              reviews={reviews}
              shown={review}
              chosen={chosen}
              onShow={setShown}
              onChoose={choose}
              onDiscard={(each) => void discardFile(each)}
            />
          )}
          <h3>What changed</h3>
          <WordList reviews={reviews} shown={review} />
          <p className="export-untouched">
            <Icon name="approve" /> {untouchedInWords(diff, base.text ?? '')}
          </p>
        </div>
        <DiffView
          diff={diff}
          sideBySide={sideBySide}
          before={base.name}
          after={<ReviewedText file={shown} />}
          placeOfLine={(line) => placeOfLine(shown.document, line)}
          {...(base.text === null || shown.isDeleted
            ? {}
            : {
                hunks: {
                  ...(repo ? { leftOut: leftOut(shown.path) } : {}),
                  onInclude: (hunk, isIncluded) => include(shown, hunk, isIncluded),
                  onDiscard: (hunk) => {
                    const found = diff.hunks[hunk]
                    if (found) void discardHunk(review, found)
                  },
                },
              })}
        />
      </div>
      <footer className="export-foot">
        {merge ? (
          <MergeForm
            key={merge.theirs}
            merging={merge}
            onEnd={(isEnding) => setEnding(isEnding ? merge : null)}
            onDone={close}
          />
        ) : repo ? (
          <CommitForm
            chosen={chosenReviews.map((each) => ({ review: each, leftOut: leftOut(each.file.path) }))}
            words={sentences}
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
              <Icon name="save" /> {(ports().files ?? ports().localFiles) ? 'Save' : 'Download'}
            </Button>
          </div>
        )}
      </footer>
    </Dialog>
  )
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
  const { open } = useWorkspace.getState()
  let all = true
  // What is not open here stands on the disk as it is shown.
  for (const path of paths) if (open.has(path)) all = (await saveFile(path)) && all
  if (all) close()
}
