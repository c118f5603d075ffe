import type { ComponentType } from 'react'
import type { Field, Widget } from '../../../core/schema/field.ts'
import { FailureStrategiesWidget } from '../advanced/FailureStrategiesWidget.tsx'
import { LoopingStrategyWidget } from '../advanced/LoopingStrategyWidget.tsx'
import { WhenWidget } from '../advanced/WhenWidget.tsx'
import type { Path } from '../edit/path.ts'
import { ListWidget } from './ListWidget.tsx'
import { MapWidget } from './MapWidget.tsx'
import { IdentifierWidget } from './IdentifierWidget.tsx'
import { NameWidget } from './NameWidget.tsx'
import { ScriptWidget } from './ScriptWidget.tsx'
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
  /** Small enough to stand in the label's line. */
  readonly isInLabel?: boolean
}

/** The control of each kind of field: a new one is an entry here and in core's `Widget`. */
const WIDGETS: Readonly<Record<Widget, WidgetEntry>> = {
  text: { component: TextWidget, takesExpressions: true },
  mono: { component: TextWidget, takesExpressions: true },
  identifier: { component: IdentifierWidget, takesExpressions: true },
  number: { component: TextWidget, takesExpressions: true },
  duration: { component: TextWidget, takesExpressions: true },
  multiline: { component: ScriptWidget, takesExpressions: true },
  script: { component: ScriptWidget, takesExpressions: true },
  yaml: { component: YamlWidget, takesExpressions: true },
  toggle: { component: ToggleWidget, isInLabel: true },
  select: { component: SelectWidget },
  list: { component: ListWidget, isGroup: true },
  policySets: { component: ListWidget, isGroup: true },
  map: { component: MapWidget, isGroup: true },
  when: { component: WhenWidget, isGroup: true },
  failureStrategies: { component: FailureStrategiesWidget, isGroup: true },
  strategy: { component: LoopingStrategyWidget, isGroup: true },
}

const NAME: WidgetEntry = { component: NameWidget, takesExpressions: true }

/** The control of a field. Name and Id, which every node has, know of each other. */
export function widgetOf(field: Field, base: Path): WidgetEntry {
  return field.path.length === base.length + 1 && field.path.at(-1) === 'name' ? NAME : WIDGETS[field.widget]
}
