import './YamlPreview.css'
import { YamlLine } from './YamlLine.tsx'

/** Lines that are not written yet, to read before they are. Scrolled by key where they do not fit. */
export function YamlPreview({ label, lines }: { label: string; lines: readonly string[] }) {
  return (
    <>
      <p className="yaml-preview-head">
        <b>{label}</b>
        <span>
          {lines.length} {lines.length === 1 ? 'line' : 'lines'}
        </span>
      </p>
      <pre className="yaml-preview mono" tabIndex={0} aria-label={label}>
        {lines.map((line, at) => (
          <span key={at} className="yaml-preview-line">
            <YamlLine text={line} />
            {'\n'}
          </span>
        ))}
      </pre>
    </>
  )
}
