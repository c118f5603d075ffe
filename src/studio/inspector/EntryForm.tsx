import { useCallback, useMemo, useRef } from 'react'
import { entryName } from '../../core/commands/entryName.ts'
import type { Entry } from '../../core/document/entry.ts'
import { changeFileView, useFileView } from '../state/fileView.ts'
import { useModel, useProblems } from '../state/hooks.ts'
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
  readonly entry: Entry
  readonly subject: Subject
}

/** The two tabs of an entry. While its YAML cannot be read the form stands still, dimmed, and says which line to mend. */
export function EntryForm({ file, entry, subject }: EntryFormProps) {
  const { inspectorTab } = useFileView(file.path)
  const model = useModel(entry.key)
  const { fields, others } = useFormFields(subject, entry)
  const all = useProblems(entry.key)
  const problems = useMemo(
    () => problemsByField(all, [...fields, ...others], subject.base),
    [all, fields, others, subject.base],
  )
  const body = useRef<HTMLDivElement>(null)
  const isBroken = (model?.errors.length ?? 0) > 0
  const advanced = fields.filter(({ section }) => section === 'advanced')
  const set = advanced.filter((field) => valueAt(model?.value, field.path) !== undefined).length
  const onAdvanced = advanced.flatMap((field) => problems.of.get(field) ?? [])
  const onFirst = all.filter((problem) => !onAdvanced.includes(problem))
  const tab = advanced.length === 0 ? 'step' : inspectorTab
  const tabOf = useCallback(
    (path: Path): Tab =>
      fields.some((field) => field.section === 'advanced' && startsWith(path, field.path)) ? 'advanced' : 'step',
    [fields],
  )
  const showTab = useCallback((next: Tab) => changeFileView(file.path, { inspectorTab: next }), [file.path])
  useRevealField({ key: entry.key, body, tab, tabOf, showTab })

  return (
    <Tabs
      label={`Settings of ${entryName(entry)}`}
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
        {isBroken ? <BrokenNotice entry={entry} /> : null}
        <fieldset className="inspector-fields" disabled={isBroken} aria-label="Fields">
          {tab === 'step' ? (
            <>
              <ReachCard entryKey={entry.key} />
              <Form subject={subject} fields={fields} others={others} problems={problems} />
            </>
          ) : (
            <AdvancedForm subject={subject} fields={fields} problems={problems} />
          )}
        </fieldset>
      </div>
    </Tabs>
  )
}
