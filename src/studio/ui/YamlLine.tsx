import './YamlLine.css'
import { yamlPieces } from './yamlPieces.ts'

/** One line of YAML to read, coloured. `marks`: its pieces where some are changed. */
export function YamlLine({
  text,
  marks,
}: {
  text: string
  marks?: readonly { readonly text: string; readonly changed: boolean }[]
}) {
  let end = 0
  const changed = (marks ?? [{ text, changed: false }]).map((mark) => ({
    ...mark,
    start: end,
    end: (end += mark.text.length),
  }))
  let start = 0
  return yamlPieces(text).map((piece) => {
    const from = start
    start += piece.text.length
    return (
      <span key={from} className={`yaml-${piece.kind}`}>
        {changed
          .filter((mark) => mark.end > from && mark.start < start)
          .map((mark) => {
            const part = text.slice(Math.max(from, mark.start), Math.min(start, mark.end))
            return mark.changed ? <mark key={mark.start}>{part}</mark> : part
          })}
      </span>
    )
  })
}
