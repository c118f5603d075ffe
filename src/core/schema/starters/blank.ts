import type { Starter } from './starter.ts'
import { head } from './starter.ts'

export const blank: Starter = {
  id: 'blank',
  title: 'Blank',
  description: 'One stage with one step, to build on',
  yaml: (values) =>
    `${head([], values)}  stages:
    - stage:
        name: First stage
        identifier: first_stage
        type: Custom
        spec:
          execution:
            steps:
              - step:
                  type: Wait
                  name: First step
                  identifier: first_step
                  spec:
                    duration: 10s
                  timeout: 1m
`,
}
