import type { FieldControl } from '../form/fieldControl.ts'

/** What every widget is given. It shows `control.value` and writes through `control`; it keeps nothing else. */
export interface WidgetProps {
  readonly control: FieldControl
}

/** What a widget's input needs to be named and described. */
export function inputProps({ ids, field, problems }: FieldControl) {
  return {
    id: ids.control,
    'aria-describedby': ids.described,
    'aria-invalid': problems.some(({ severity }) => severity === 'error') || undefined,
    'aria-required': field.required === true || undefined,
    autoComplete: 'off',
    spellCheck: false,
  }
}
