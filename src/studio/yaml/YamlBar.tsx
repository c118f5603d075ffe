import { ChevronRight, FoldVertical, Search, UnfoldVertical } from 'lucide-react'
import { useState } from 'react'
import type { TextView } from '../../core/document/textView.ts'
import { useFileView } from '../state/fileView.ts'
import { useFromDocument } from '../state/hooks.ts'
import type { OpenFile } from '../state/openFile.ts'
import { select } from '../state/perform.ts'
import { entryLabel } from './entryLabel.ts'

/** Above the text: where the selected entry stands, find, and folding. */
export function YamlBar({ file, view }: { file: OpenFile; view: TextView | null }) {
  const [folded, setFolded] = useState(false)
  return (
    <div className="yaml-bar">
      <Trail file={file} />
      <button
        type="button"
        className="yaml-bar-button"
        aria-label="Find in YAML"
        title="Find in YAML (Ctrl+F)"
        disabled={!view}
        onClick={() => view?.run('find')}
      >
        <Search size={16} strokeWidth={1.5} aria-hidden />
      </button>
      <button
        type="button"
        className="yaml-bar-button"
        aria-label={folded ? 'Unfold all' : 'Fold all'}
        title={folded ? 'Unfold all' : 'Fold all'}
        disabled={!view}
        onClick={() => {
          view?.run(folded ? 'unfoldAll' : 'foldAll')
          setFolded(!folded)
        }}
      >
        {folded ? (
          <UnfoldVertical size={16} strokeWidth={1.5} aria-hidden />
        ) : (
          <FoldVertical size={16} strokeWidth={1.5} aria-hidden />
        )}
      </button>
    </div>
  )
}

function Trail({ file }: { file: OpenFile }) {
  const key = useFileView(file.path).selection.at(-1) ?? null
  // The outline changes with every edit; the trail is short, so it is simply made again.
  useFromDocument((document) => document.outline(), undefined)
  const entry = key === null ? undefined : file.document.entry(key)
  const way = entry ? [...file.document.ancestorsOf(entry.key), entry] : [file.document.outline()]
  return (
    <nav className="yaml-bar-trail" aria-label="Place in the YAML">
      <ol>
        {way.map((step, index) => (
          <li key={step.key}>
            {index > 0 && <ChevronRight size={12} aria-hidden />}
            {step.kind === 'document' ? (
              <span>{step.name ?? file.path.split('/').at(-1)}</span>
            ) : (
              <button
                type="button"
                aria-current={step.key === key ? 'true' : undefined}
                onClick={() => select([step.key])}
              >
                {entryLabel(step)}
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
