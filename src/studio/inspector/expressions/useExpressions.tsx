import type { FormEvent, KeyboardEvent } from 'react'
import { useEffect, useState } from 'react'
import type { OfferedExpression, TypedExpression } from '../../../core/assist/expressions.ts'
import { expressionsFor, matchingExpressions, typedExpression } from '../../../core/assist/expressions.ts'
import type { EntryKey } from '../../../core/document/entry.ts'
import { activeFile } from '../../state/workspace.ts'
import { ExpressionList, LIST_ID, optionId } from './ExpressionList.tsx'

type TextControl = HTMLInputElement | HTMLTextAreaElement

interface Offer {
  readonly control: TextControl
  readonly at: TypedExpression
  readonly options: readonly OfferedExpression[]
}

/** More than anybody reads: typing on narrows them. */
const MOST_OPTIONS = 60

/**
 * Completes `<+…` in every text control of a panel, from what the document contains. It listens at the panel, so that the
 * controls need not know of it. Returns the panel's listeners and the list, while there is one.
 */
export function useExpressions(key: EntryKey | null) {
  const [offer, setOffer] = useState<Offer | null>(null)
  const [active, setActive] = useState(0)
  useComboboxRole(offer, active)

  const look = (control: TextControl) => {
    const document = activeFile()?.document
    const at = typedExpression(control.value, control.selectionStart ?? 0)
    const all = at && document && key !== null ? expressionsFor(document, key) : []
    const options = at ? matchingExpressions(all, at.typed).slice(0, MOST_OPTIONS) : []
    setOffer(at && options.length > 0 ? { control, at, options } : null)
    setActive(0)
  }
  const accept = (index: number) => {
    const chosen = offer?.options[index]
    if (!offer || !chosen) return
    const { control, at } = offer
    const { value } = control
    typeInto(control, value.slice(0, at.start) + chosen.text + value.slice(at.end), at.start + chosen.text.length)
    setOffer(null)
  }
  const onKey = (event: KeyboardEvent) => {
    if (!offer || event.target !== offer.control) return
    const { length } = offer.options
    if (event.key === 'ArrowDown') setActive((active + 1) % length)
    else if (event.key === 'ArrowUp') setActive((active + length - 1) % length)
    else if (event.key === 'Enter' || event.key === 'Tab') accept(active)
    else if (event.key === 'Escape') setOffer(null)
    else return
    // The control would write, leave or give back its draft.
    event.preventDefault()
    event.stopPropagation()
  }
  return {
    listeners: {
      onInputCapture: (event: FormEvent) => {
        if (isTextControl(event.target)) look(event.target)
      },
      onKeyDownCapture: onKey,
      onBlurCapture: () => setOffer(null),
    },
    list: offer ? (
      <ExpressionList
        control={offer.control}
        start={offer.at.start}
        options={offer.options}
        active={active}
        onChoose={accept}
      />
    ) : null,
  }
}

function isTextControl(target: EventTarget): target is TextControl {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text')
}

/** Replaces a control's text as if it had been typed, so that its draft hears of it. */
function typeInto(control: TextControl, text: string, cursor: number): void {
  const prototype = control instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
  // React keeps the value that it set itself; the element's own setter goes past that.
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(control, text)
  control.setSelectionRange(cursor, cursor)
  control.dispatchEvent(new Event('input', { bubbles: true }))
}

/** While its list is open a text control is a combobox. */
function useComboboxRole(offer: Offer | null, active: number): void {
  const control = offer?.control
  useEffect(() => {
    if (!control) return undefined
    control.setAttribute('role', 'combobox')
    control.setAttribute('aria-expanded', 'true')
    control.setAttribute('aria-autocomplete', 'list')
    control.setAttribute('aria-controls', LIST_ID)
    return () => {
      for (const name of ['role', 'aria-expanded', 'aria-autocomplete', 'aria-controls', 'aria-activedescendant'])
        control.removeAttribute(name)
    }
  }, [control])
  useEffect(() => {
    control?.setAttribute('aria-activedescendant', optionId(active))
  }, [control, active])
}
