import { Icon } from '../../ui/Icon.tsx'

export function AddRow({ label, onAdd }: { label: string; onAdd: () => void }) {
  return (
    <button type="button" className="add-row" onClick={onAdd}>
      <Icon name="plus" size={12} />
      {label}
    </button>
  )
}
