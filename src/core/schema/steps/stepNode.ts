import type * as z from 'zod'
import {
  enforce,
  failureStrategies,
  identifier,
  name,
  stepWhen,
  strategy,
  templateLink,
  timeout,
  TIMEOUT,
} from '../common.ts'
import { anything, list, object, text } from '../values.ts'

/** What every step may set under Advanced, in the order of the screen. */
export const advanced = (timeoutPattern = TIMEOUT) => ({
  timeout: timeout(timeoutPattern).optional(),
  when: stepWhen().optional(),
  failureStrategies: failureStrategies().optional(),
  strategy: strategy().optional(),
  enforce: enforce().optional(),
})

/** A step of one type. The order of the keys is the order of the form and of new keys in the YAML. */
export const stepNode = <Type extends z.ZodType, Spec extends z.ZodType>(type: Type, spec: Spec, idHelp?: string) =>
  object({
    type,
    name: name(),
    identifier: identifier(idHelp),
    description: text().optional(),
    spec,
    ...advanced(),
  })

/** A step that is only a link to a template. */
export const linkedStep = object({
  name: name(),
  identifier: identifier(),
  description: text().optional(),
  template: templateLink(),
  when: stepWhen().optional(),
  failureStrategies: failureStrategies().optional(),
  strategy: strategy().optional(),
  timeout: timeout().optional(),
  enforce: enforce().optional(),
  delegateSelectors: list(anything()).optional(),
})
