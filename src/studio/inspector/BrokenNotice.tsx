import type { EntryKey } from '../../core/document/entry.ts'
import { useFromDocument, useModel } from '../state/hooks.ts'
import { showInYaml } from '../state/perform.ts'
import { reveal, useUi } from '../state/ui.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'

/** Says which line of an entry cannot be read, and goes there. */
export function BrokenNotice({ entryKey }: { entryKey: EntryKey }) {
  const error = useModel(entryKey)?.errors[0]
  const start = useFromDocument((document) => document.rangeOf(entryKey)?.start ?? 0, 0)
  const at = start + (error?.range.start ?? 0)
  const line = useFromDocument((document) => document.positionAt(at).line + 1, 1)
  const edit = () => {
    const { view, split } = useUi.getState()
    if (!error) return showInYaml(entryKey)
    if (view === 'visual' && !split) useUi.setState({ split: true })
    reveal({ in: 'yaml', key: entryKey, range: { start: at, end: start + error.range.end }, focus: true })
  }
  return (
    <div className="field-problem broken-notice" data-severity="error">
      <Icon name="error" label="Error" />
      <span className="field-problem-text">
        <b>{error ? `Line ${line} cannot be read` : 'This is no step, group or stage'}</b>
        {error ? <span className="broken-notice-detail">{error.message}</span> : null}
      </span>
      <Button kind="fix" size="small" onClick={edit}>
        Edit in YAML
      </Button>
    </div>
  )
}
