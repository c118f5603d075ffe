import { approval } from './approval.ts'
import { blank } from './blank.ts'
import { deploy } from './deploy.ts'
import { dockerInDocker } from './dockerInDocker.ts'
import { services } from './services.ts'
import type { Starter } from './starter.ts'

export type { Starter, StarterValues } from './starter.ts'

/** What "New pipeline" offers, in the order of the screen. */
export const starters: readonly Starter[] = [dockerInDocker, services, deploy, approval, blank]
