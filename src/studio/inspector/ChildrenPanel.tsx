import { entryName } from '../../core/commands/entryName.ts'
import type { EntryKey } from '../../core/document/entry.ts'
import { useEntry } from '../state/hooks.ts'
import { select, showInYaml } from '../state/perform.ts'
import { Button } from '../ui/Button.tsx'

/** An entry without a form of its own: what stands in it, to go to, and its YAML. */
export function ChildrenPanel({ entryKey }: { entryKey: EntryKey }) {
  const entry = useEntry(entryKey)
  if (!entry) return null
  const children = entry.lists.flatMap(({ items }) => items)
  return (
    <div className="inspector-body">
      <p className="field-hint">
        {children.length === 0
          ? 'This file has no pipeline that the studio can draw. It can be edited as YAML.'
          : 'Choose one of its parts to edit it.'}
      </p>
      <ul className="inspector-children">
        {children.map((child) => (
          <li key={child.key}>
            <button type="button" className="link" onClick={() => select([child.key])}>
              {entryName(child)}
            </button>
          </li>
        ))}
      </ul>
      <Button size="small" onClick={() => showInYaml(entryKey)}>
        Edit in YAML
      </Button>
    </div>
  )
}
