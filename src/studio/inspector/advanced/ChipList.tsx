import type { YamlValue } from '../../../core/patch/operation.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Select } from '../../ui/Select.tsx'
import { planRemoveItem, planSetItem } from '../edit/listPlan.ts'
import type { FieldControl } from '../form/fieldControl.ts'

interface ChipListProps {
  readonly control: FieldControl
  /** Of the list in the entry. */
  readonly path: readonly (string | number)[]
  /** What the change is called. */
  readonly change: string
  /** "Events of rule 1". */
  readonly label: string
  readonly chosen: readonly string[]
  readonly all: readonly string[]
  /** Of the choice of one more: its id's end, its name, and what it shows. */
  readonly add: { readonly id: string; readonly label: string; readonly placeholder: string }
  /** As the YAML has one; without it, the word itself. */
  readonly asYaml?: (word: string) => YamlValue
}

/** Words of a known set, each once, with a choice of those that are not there yet. */
export function ChipList({ control, path, change, label, chosen, all, add, asYaml }: ChipListProps) {
  const says = { label: change }
  const free = all.filter((word) => !chosen.includes(word))
  return (
    <>
      <ul className="chips" aria-label={label}>
        {chosen.map((word, at) => (
          <li key={word} className="chip mono">
            {word}
            <IconButton
              size="tiny"
              icon="close"
              label={`Remove ${word}`}
              onClick={() => control.plan((node) => planRemoveItem(node, path, at, {}), says)}
            />
          </li>
        ))}
      </ul>
      <Select
        id={add.id}
        label={add.label}
        value=""
        placeholder={add.placeholder}
        options={free.map((word) => ({ value: word, label: word }))}
        onChange={(word) =>
          control.plan((node) => planSetItem(node, path, chosen.length, asYaml?.(word) ?? word), says)
        }
      />
    </>
  )
}
