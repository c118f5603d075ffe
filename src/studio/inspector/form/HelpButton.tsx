import { memo } from 'react'
import type { Field } from '../../../core/schema/field.ts'
import { docsUrl } from '../../../core/schema/index.ts'
import { showInYaml } from '../../state/perform.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Popover } from '../../ui/Popover.tsx'
import type { Subject } from './subject.ts'

interface HelpButtonProps {
  readonly subject: Subject
  readonly field: Field
  readonly labelId: string
}

/** What a field is for, where its documentation is, and where it stands in the file. */
export const HelpButton = memo(function HelpButton({ subject, field, labelId }: HelpButtonProps) {
  return (
    <Popover
      label={`About ${field.label}`}
      trigger={
        <button type="button" className="field-help" aria-label="Help" aria-describedby={labelId}>
          <Icon name="help" size={12} />
        </button>
      }
    >
      <div className="field-help-text">
        <p>{field.help}</p>
        <p className="field-help-links">
          {field.docs === undefined ? null : (
            <a href={docsUrl(field.docs)} target="_blank" rel="noreferrer">
              Documentation
            </a>
          )}
          <button type="button" className="link" onClick={() => showInYaml(subject.key, field.path)}>
            Show in YAML
          </button>
        </p>
        <p className="field-help-path mono">{field.path.join('.')}</p>
      </div>
    </Popover>
  )
})
