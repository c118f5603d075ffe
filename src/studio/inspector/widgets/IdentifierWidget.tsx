import { useMemo } from 'react'
import { mentionsOf } from '../../../core/commands/mentionsOfId.ts'
import { twinIn } from '../../../core/commands/namedWhole.ts'
import type { WidgetProps } from './widget.ts'
import { inputProps } from './widget.ts'
import { activeFile, useWorkspace } from '../../state/workspace.ts'
import { useFromDocument } from '../../state/hooks.ts'
import { useUi } from '../../state/ui.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { textOf } from '../edit/fieldText.ts'
import { idFollowsName } from '../edit/nameAndId.ts'
import { valueAt } from '../../../core/value/value.ts'
import { useDraft } from '../form/useDraft.ts'
import type { Subject } from '../form/subject.ts'
import { TextBox } from './TextBox.tsx'
import { writeText } from './TextWidget.tsx'

/** An Id, with a mark that says whether it follows the name, stands on its own, or is used elsewhere. */
export function IdentifierWidget({ control }: WidgetProps) {
  const { subject, value } = control
  const follows = useFromDocument(
    (document) => idFollowsName(valueAt(document.model(subject.key)?.value, subject.base)),
    false,
  )
  const identifier = textOf(value)
  // Counted when the Id or the card changes, not at every key in the file: it is a hint.
  const mentions = useMemo(() => countMentions(subject, identifier), [subject, identifier])
  const isUsed = mentions > 0
  const draft = useDraft({
    text: identifier,
    whenDone: isUsed,
    write: (text, group) => {
      if (isUsed && text !== '') useUi.setState({ dialog: 'changeId', changingId: { key: subject.key, to: text } })
      else writeText(control, text, group)
    },
  })
  const says = isUsed
    ? `Used in ${mentions} ${mentions === 1 ? 'place' : 'places'}. Type another one to see and change them, too.`
    : follows
      ? 'Made from the name, and changes with it until you type one.'
      : 'Typed by hand: it stays when the name changes.'
  return (
    <TextBox
      {...inputProps(control)}
      draft={draft}
      mono
      affix={
        <Tooltip text={says}>
          <span>
            <Icon name={isUsed || follows ? 'link' : 'lock'} size={14} label={says} />
          </span>
        </Tooltip>
      }
    />
  )
}

/** How often the file, and input sets of it that are open, name this Id elsewhere. */
export function countMentions(subject: Subject, identifier: string): number {
  const document = activeFile()?.document
  if (!document || identifier === '') return 0
  const others = [...useWorkspace.getState().open.values()].filter((file) => file.document !== document)
  const twins = others.filter((file) => twinIn(document, subject.key, file.document)).length
  return mentionsOf(document, subject.key, identifier) + twins
}
