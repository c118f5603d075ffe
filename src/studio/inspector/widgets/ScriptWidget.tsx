import { useLayoutEffect, useRef } from 'react'
import { valueKindOf } from '../../../core/schema/index.ts'
import { textOf } from '../edit/fieldText.ts'
import { useDraft } from '../form/useDraft.ts'
import { writeText } from './TextWidget.tsx'
import type { WidgetProps } from './widget.ts'
import { inputProps } from './widget.ts'

/** Several lines: a script (in mono, as it stands in the YAML) or prose. Tab leaves it, as it leaves every field. */
export function ScriptWidget({ control }: WidgetProps) {
  const { field, value } = control
  const draft = useDraft({
    text: textOf(value),
    write: (text, group) => writeText(control, text, group),
    multiline: true,
  })
  const area = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => fitHeight(area.current))
  const { flush: _, ...props } = draft
  return (
    <textarea
      {...inputProps(control)}
      {...props}
      ref={area}
      data-kind={valueKindOf(draft.value)}
      rows={1}
      wrap={field.widget === 'script' ? 'off' : 'soft'}
      placeholder={field.placeholder}
      className={field.widget === 'script' ? 'field-area mono' : 'field-area'}
    />
  )
}

const FITS_BY_ITSELF = CSS.supports('field-sizing', 'content')

/** Grows with its text, where the browser does not do so by `field-sizing`; past the height that CSS allows it scrolls. */
export function fitHeight(area: HTMLTextAreaElement | null): void {
  if (!area || FITS_BY_ITSELF) return
  area.style.height = 'auto'
  area.style.height = `${area.scrollHeight + (area.offsetHeight - area.clientHeight)}px`
}
