/* What only the Advanced tab shows: one chunk, which the first form does not wait for. */
export { FailureStrategiesWidget } from './FailureStrategiesWidget.tsx'
export { LoopingStrategyWidget } from './LoopingStrategyWidget.tsx'
export { NotificationRulesWidget } from './NotificationRulesWidget.tsx'
export { PolicySetsWidget } from './PolicySetsWidget.tsx'
export { WhenWidget } from './WhenWidget.tsx'
