import { memo, useCallback, useMemo, useRef } from 'react'
import { changeFileView, useFileView } from '../state/fileView.ts'
import { useFromDocument, useFindings } from '../state/hooks.ts'
import type { OpenFile } from '../state/openFile.ts'
import { Tabs } from '../ui/Tabs.tsx'
import { BrokenNotice } from './BrokenNotice.tsx'
import type { Path } from './edit/path.ts'
import { startsWith, valueAt } from './edit/path.ts'
import { AdvancedForm, Form } from './form/Form.tsx'
import { problemsByField } from './form/fieldProblems.ts'
import type { Tab } from './form/reveal.ts'
import { useRevealField } from './form/reveal.ts'
import type { Subject } from './form/subject.ts'
import { useFormFields } from './form/useFormFields.ts'
import { ReachCard } from './reach/ReachCard.tsx'
import { TabLabel } from './TabLabel.tsx'

const FIRST_TAB: Partial<Record<Subject['kind'], string>> = {
  step: 'Step',
  stepGroup: 'Step group',
  stage: 'Stage',
  pipeline: 'Pipeline',
  template: 'Template',
  inputSet: 'Input set',
}

interface EntryFormProps {
  readonly file: OpenFile
  readonly subject: Subject
}

/** The two tabs of an entry. While its YAML cannot be read the form stands still, dimmed, and says which line to mend. */
export const EntryForm = memo(function EntryForm({ file, subject }: EntryFormProps) {
  const { inspectorTab } = useFileView(file.path)
  const { fields, others } = useFormFields(subject)
  const all = useFindings(subject.key)
  const problems = useMemo(
    () => problemsByField(all, [...fields, ...others], subject.base),
    [all, fields, others, subject.base],
  )
  const body = useRef<HTMLDivElement>(null)
  const isBroken = useFromDocument((document) => (document.model(subject.key)?.errors.length ?? 0) > 0, false)
  const advanced = useMemo(() => fields.filter(({ section }) => section === 'advanced'), [fields])
  const set = useFromDocument((document) => {
    const value = document.model(subject.key)?.value
    return advanced.filter((field) => valueAt(value, field.path) !== undefined).length
  }, 0)
  const onAdvanced = advanced.flatMap((field) => problems.of.get(field) ?? [])
  const onFirst = all.filter((problem) => !onAdvanced.includes(problem))
  const tab = advanced.length === 0 ? 'step' : inspectorTab
  const tabOf = useCallback(
    (path: Path): Tab =>
      fields.some((field) => field.section === 'advanced' && startsWith(path, field.path)) ? 'advanced' : 'step',
    [fields],
  )
  const showTab = useCallback((next: Tab) => changeFileView(file.path, { inspectorTab: next }), [file.path])
  useRevealField({ key: subject.key, body, tab, tabOf, showTab })

  return (
    <Tabs
      label="Settings"
      value={tab}
      onChange={(next) => showTab(next === 'advanced' ? 'advanced' : 'step')}
      tabs={[
        { value: 'step', label: <TabLabel name={FIRST_TAB[subject.kind] ?? 'Settings'} problems={onFirst} set={0} /> },
        ...(advanced.length === 0
          ? []
          : [{ value: 'advanced', label: <TabLabel name="Advanced" problems={onAdvanced} set={set} /> }]),
      ]}
    >
      <div className="inspector-body" ref={body}>
        {isBroken ? <BrokenNotice entryKey={subject.key} /> : null}
        <fieldset className="inspector-fields" disabled={isBroken} aria-label="Fields">
          {tab === 'step' ? (
            <>
              <ReachCard entryKey={subject.key} />
              <Form subject={subject} fields={fields} others={others} problems={problems} />
            </>
          ) : (
            <AdvancedForm subject={subject} fields={fields} problems={problems} />
          )}
        </fieldset>
      </div>
    </Tabs>
  )
})
