import { useRef } from 'react'
import { activeFile } from '../../state/workspace.ts'
import { textOf } from '../edit/fieldText.ts'
import { idFollowsName, planName } from '../edit/nameAndId.ts'
import { valueAt } from '../../../core/value/value.ts'
import { pointerTo } from '../../../core/commands/fieldPlan.ts'
import type { FieldControl } from '../form/fieldControl.ts'
import { useDraft } from '../form/useDraft.ts'
import { countMentions } from './IdentifierWidget.tsx'
import { TextBox } from './TextBox.tsx'
import type { WidgetProps } from './widget.ts'
import { inputProps } from './widget.ts'

/** A name. The Id follows it for as long as it was made from it and nothing refers to it, decided when typing begins. */
export function NameWidget({ control }: WidgetProps) {
  const follows = useRef(false)
  const draft = useDraft({
    text: textOf(control.value),
    write: (name, group) => {
      control.plan(
        ({ value, pointer }, options) => {
          const base = control.subject.base
          const node = { value: valueAt(value, base) ?? value, pointer: pointerTo(pointer, base) }
          return planName(node, name, follows.current, { companions: options.companions })
        },
        {
          label: `Change Name to ${name}`,
          announcement: name === '' ? 'Removed the name' : `Name is now ${name}`,
          group,
        },
      )
    },
    onFocus: () => {
      follows.current = mayFollow(control)
    },
  })
  return <TextBox {...inputProps(control)} draft={draft} />
}

function mayFollow({ subject }: FieldControl): boolean {
  const value = valueAt(activeFile()?.document.model(subject.key)?.value, subject.base)
  return idFollowsName(value) && countMentions(subject, textOf(valueAt(value, ['identifier']))) === 0
}
