import type { FieldControl } from '../form/fieldControl.ts'

/** Takes a whole setting out of the file. */
export function ClearRow({ control }: { control: FieldControl }) {
  return (
    <button
      type="button"
      className="add-row clear-row"
      aria-describedby={control.ids.label}
      onClick={() => {
        control.remove()
        document.getElementById(control.ids.control)?.focus()
      }}
    >
      Remove
    </button>
  )
}
