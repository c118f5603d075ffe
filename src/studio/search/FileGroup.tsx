import { Command } from 'cmdk'
import { memo } from 'react'
import type { FileHits } from '../../core/repo/fileHost.ts'
import type { LineHit } from '../../core/text/findLines.ts'
import { goToLine } from './goToLine.ts'
import { MarkedLine } from './MarkedLine.tsx'

export const lineValue = (path: string, { line }: LineHit) => `${path} ${line}`

interface Props {
  readonly file: FileHits
  readonly onChosen: () => void
}

/** The lines of one file that have the text. A search hands in more and more files: those that are shown rest. */
export const FileGroup = memo(function FileGroup({ file: { path, hits, more }, onChosen }: Props) {
  return (
    <Command.Group
      heading={
        <>
          {path}
          {more ? <span className="search-more"> and more lines</span> : null}
        </>
      }
      value={path}
    >
      {hits.map((hit) => (
        <Command.Item
          key={hit.line}
          value={lineValue(path, hit)}
          className="palette-item search-line"
          onSelect={() => {
            onChosen()
            void goToLine(path, hit)
          }}
        >
          <span className="search-number">
            <span className="visually-hidden">Line </span>
            {hit.line + 1}
          </span>
          <MarkedLine line={hit.text} start={hit.start} end={hit.end} />
        </Command.Item>
      ))}
    </Command.Group>
  )
})
