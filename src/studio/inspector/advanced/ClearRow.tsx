import type { FieldControl } from '../form/fieldControl.ts'

/** Takes a whole setting out of the file. */
export function ClearRow({ control }: { control: FieldControl }) {
  return (
    <button
      type="button"
      className="add-row clear-row"
      onClick={() => {
        control.remove()
        document.getElementById(control.ids.control)?.focus()
      }}
    >
      Remove {control.field.label}
    </button>
  )
}
