import { background } from './background.ts'
import { buildAndPushSteps } from './buildAndPush.ts'
import { commandStep } from './commandStep.ts'
import { containerStep } from './containerStep.ts'
import { email } from './email.ts'
import { gitClone } from './gitClone.ts'
import { harnessApproval } from './harnessApproval.ts'
import { http } from './http.ts'
import { kubernetesSteps } from './kubernetes.ts'
import { plugin } from './plugin.ts'
import { policyStep } from './policyStep.ts'
import { run } from './run.ts'
import { shellScript } from './shellScript.ts'
import { terraformSteps } from './terraform.ts'
import { barrier, queue, wait } from './waiting.ts'

/** Step types whose settings we know in full. A new one is a file beside this one and a line here. */
export const describedSteps = {
  Background: background,
  Run: run,
  Plugin: plugin,
  GitClone: gitClone,
  Container: containerStep,
  ShellScript: shellScript,
  Command: commandStep,
  HarnessApproval: harnessApproval,
  Http: http,
  Email: email,
  Wait: wait,
  Barrier: barrier,
  Queue: queue,
  Policy: policyStep,
  ...kubernetesSteps,
  ...terraformSteps,
  ...buildAndPushSteps,
} as const
