import type { ValueKind } from '../../../core/schema/field.ts'
import { Icon } from '../../ui/Icon.tsx'

export function KindIcon({ kind, size = 14 }: { kind: Exclude<ValueKind, 'fixed'>; size?: number }) {
  return <Icon name={kind === 'runtimeInput' ? 'runtimeInput' : 'expression'} size={size} />
}
