import type { UIEvent } from 'react'
import { useLayoutEffect, useRef } from 'react'
import { valueKindOf } from '../../../core/schema/index.ts'
import { useUi } from '../../state/ui.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { textOf } from '../edit/fieldText.ts'
import type { FieldControl } from '../form/fieldControl.ts'
import { withLastLineEnd } from '../../script/lastLineEnd.ts'
import { useDraft } from '../form/useDraft.ts'
import { writeText } from './TextWidget.tsx'
import type { WidgetProps } from './widget.ts'
import { inputProps } from './widget.ts'
import './ScriptWidget.css'

/** Several lines: a script (in mono, as it stands in the YAML) or prose. Tab leaves it, as it leaves every field. */
export function ScriptWidget({ control }: WidgetProps) {
  const { field, value } = control
  const draft = useDraft({
    text: textOf(value),
    write: (text, group) => writeText(control, text, group),
    multiline: true,
    finish: withLastLineEnd,
  })
  const area = useRef<HTMLTextAreaElement>(null)
  const backdrop = useRef<HTMLPreElement>(null)
  useLayoutEffect(() => fitHeight(area.current))
  const { flush, ...props } = draft
  const isScript = field.widget === 'script'
  return (
    <div className="field-script">
      {isScript ? <Backdrop text={draft.value} ref={backdrop} /> : null}
      <textarea
        {...inputProps(control)}
        {...props}
        ref={area}
        data-kind={valueKindOf(draft.value)}
        rows={1}
        wrap={isScript ? 'off' : 'soft'}
        placeholder={field.placeholder}
        className={isScript ? 'field-area mono' : 'field-area'}
        onScroll={(event: UIEvent<HTMLTextAreaElement>) => {
          const { scrollLeft, scrollTop } = event.currentTarget
          backdrop.current?.style.setProperty('transform', `translate(${-scrollLeft}px, ${-scrollTop}px)`)
        }}
      />
      <IconButton
        size="small"
        icon="expand"
        label={`Open ${field.label} in the code editor`}
        onClick={() => {
          flush()
          openEditor(control)
        }}
      />
    </div>
  )
}

function openEditor({ subject, path, field }: FieldControl): void {
  const { label, widget } = field
  useUi.setState({
    dialog: 'script',
    editedScript: { key: subject.key, path: [...path], label, isProse: widget !== 'script' },
  })
}

/** Behind the letters: what Harness replaces before the script runs is marked. */
function Backdrop({ text, ref }: { text: string; ref: React.Ref<HTMLPreElement> }) {
  const parts = text.split(/(<\+[^<>\n]*>)/)
  if (parts.length === 1) return null
  return (
    <span className="field-backdrop" aria-hidden="true">
      <pre ref={ref}>
        {parts.map((part, index) =>
          // Every second part is what the pattern caught.
          // oxlint-disable-next-line react/no-array-index-key -- parts of a text are their places
          index % 2 === 1 ? <mark key={index}>{part}</mark> : part,
        )}
      </pre>
    </span>
  )
}

const FITS_BY_ITSELF = CSS.supports('field-sizing', 'content')

/** Grows with its text, where the browser does not do so by `field-sizing`; past the height that CSS allows it scrolls. */
export function fitHeight(area: HTMLTextAreaElement | null): void {
  if (!area || FITS_BY_ITSELF) return
  area.style.height = 'auto'
  area.style.height = `${area.scrollHeight + (area.offsetHeight - area.clientHeight)}px`
}
