import { useLayoutEffect, useRef, useState } from 'react'
import { useFromDocument } from '../../state/hooks.ts'
import { announce } from '../../state/ui.ts'
import { activeFile } from '../../state/workspace.ts'
import { planSet } from '../../../core/commands/fieldPlan.ts'
import { valueAt, sameValue } from '../../../core/value/value.ts'
import type { YamlTextError } from '../edit/yamlText.ts'
import { editOfYaml, readYaml, sourceOf } from '../edit/yamlText.ts'
import type { FieldControl } from '../form/fieldControl.ts'
import { useDraft } from '../form/useDraft.ts'
import { fitHeight } from './ScriptWidget.tsx'
import type { WidgetProps } from './widget.ts'
import { inputProps } from './widget.ts'

/** A value as the YAML it is. What is typed goes into the file letter by letter once it can be read. */
export function YamlWidget({ control, label }: WidgetProps & { readonly label?: string }) {
  const { subject, field, ids } = control
  const source = useFromDocument((document) => sourceOf(document, subject.key, control.path), '')
  const [error, setError] = useState<YamlTextError | null>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const draft = useDraft({
    text: source,
    multiline: true,
    write: (typed, group) => setError(writeYaml(control, typed, group)),
    onBlur: () => setError(null),
  })
  useLayoutEffect(() => fitHeight(area.current))
  const { flush: _, ...props } = draft
  const errorId = `${ids.control}-yaml`
  return (
    <>
      <textarea
        {...inputProps(control)}
        {...props}
        ref={area}
        rows={1}
        wrap="off"
        className="field-area field-yaml mono"
        placeholder={field.placeholder ?? 'YAML'}
        {...(label === undefined ? {} : { 'aria-label': label })}
        {...(error === null ? {} : { 'aria-invalid': true, 'aria-describedby': `${errorId} ${ids.described}` })}
      />
      {error === null ? null : (
        <p className="field-row-trouble" id={errorId}>
          Line {error.line}: {error.message}. It is written once it can be read.
        </p>
      )}
    </>
  )
}

/** Writes typed YAML, or says why it cannot be read. */
function writeYaml(control: FieldControl, typed: string, group: string): YamlTextError | null {
  const { subject, field } = control
  const document = activeFile()?.document
  if (!document) return null
  const read = readYaml(typed)
  if (!read.ok) return read.error
  if (read.value === undefined) {
    control.remove(group)
    return null
  }
  const label = `Change ${field.label} in YAML`
  const edit = editOfYaml(document, subject.key, control.path, typed, read.value)
  if (edit) {
    document.edit([edit], { label, group })
    announce(`Changed ${field.label}. Undo with Ctrl+Z`)
  } else if (!sameValue(valueAt(document.model(subject.key)?.value, control.path), read.value)) {
    const { value } = read
    control.plan((node, { companions }) => planSet(node, control.path, value, companions), { label, group })
  }
  return null
}
