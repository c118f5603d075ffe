import type { ComponentType } from 'react'
import type { Field, Widget } from '../../../core/schema/field.ts'
import { valueKindOf } from '../../../core/schema/index.ts'
import type { Path } from '../../../core/value/value.ts'
import { isMapping } from '../../../core/value/value.ts'
import { lateWidget } from './lateWidget.tsx'
import { ListWidget } from './ListWidget.tsx'
import { MapWidget } from './MapWidget.tsx'
import { IdentifierWidget } from './IdentifierWidget.tsx'
import { NameWidget } from './NameWidget.tsx'
import { ScriptWidget } from './ScriptWidget.tsx'
import { isRowsOf, RowsWidget } from './RowsWidget.tsx'
import { SelectWidget } from './SelectWidget.tsx'
import { TextWidget } from './TextWidget.tsx'
import { ToggleWidget } from './ToggleWidget.tsx'
import type { WidgetProps } from './widget.ts'
import { YamlWidget } from './YamlWidget.tsx'

export interface WidgetEntry {
  readonly component: ComponentType<WidgetProps>
  /** Text controls take an expression as they are; for others a text line takes their place. */
  readonly takesExpressions?: boolean
  /** Several controls under one label. */
  readonly isGroup?: boolean
  /** Whether the control can show a value of this shape; one it cannot show is edited as YAML. */
  readonly fits: (value: unknown, field: Field) => boolean
  /** Small enough to stand in the label's line. */
  readonly isInLabel?: boolean
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null
}

function isListOfScalars(value: unknown): boolean {
  return Array.isArray(value) ? value.every(isScalar) : isScalar(value)
}

function isMapOfScalars(value: unknown): boolean {
  return value === undefined || value === null || (isMapping(value) && Object.values(value).every(isScalar))
}

/** The control of each kind of field: a new one is an entry here and in core's `Widget`. */
const WIDGETS: Readonly<Record<Widget, WidgetEntry>> = {
  text: { component: TextWidget, fits: isScalar, takesExpressions: true },
  mono: { component: TextWidget, fits: isScalar, takesExpressions: true },
  identifier: { component: IdentifierWidget, fits: isScalar, takesExpressions: true },
  number: { component: TextWidget, fits: isScalar, takesExpressions: true },
  duration: { component: TextWidget, fits: isScalar, takesExpressions: true },
  multiline: { component: ScriptWidget, fits: isScalar, takesExpressions: true },
  script: { component: ScriptWidget, fits: isScalar, takesExpressions: true },
  yaml: { component: YamlWidget, fits: () => true, takesExpressions: true },
  toggle: { component: ToggleWidget, fits: isScalar, isInLabel: true },
  select: { component: SelectWidget, fits: isScalar },
  list: { component: ListWidget, fits: isListOfScalars, isGroup: true },
  policySets: { component: lateWidget('PolicySetsWidget'), fits: () => true, isGroup: true },
  map: { component: MapWidget, fits: isMapOfScalars, isGroup: true },
  rows: { component: RowsWidget, fits: (value, { columns = [] }) => isRowsOf(columns, value), isGroup: true },
  when: { component: lateWidget('WhenWidget'), fits: () => true, isGroup: true },
  failureStrategies: { component: lateWidget('FailureStrategiesWidget'), fits: () => true, isGroup: true },
  notificationRules: { component: lateWidget('NotificationRulesWidget'), fits: () => true, isGroup: true },
  strategy: { component: lateWidget('LoopingStrategyWidget'), fits: () => true, isGroup: true },
}

const NAME: WidgetEntry = { component: NameWidget, fits: isScalar, takesExpressions: true }

/** A value whose shape the field's own control cannot show. */
const AS_YAML: WidgetEntry = { component: YamlWidget, takesExpressions: true, fits: () => true }

/** The control of a field with this value. Name and Id, which every node has, know of each other. */
export function widgetOf(field: Field, value: unknown, base: Path): WidgetEntry {
  const isName = field.path.length === base.length + 1 && field.path.at(-1) === 'name'
  const widget = isName ? NAME : WIDGETS[field.widget]
  return widget.fits(value, field) || valueKindOf(value) !== 'fixed' ? widget : AS_YAML
}
