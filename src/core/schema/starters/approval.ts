import { deployStage } from './deployStage.ts'
import type { Starter } from './starter.ts'
import { head } from './starter.ts'

export const approval: Starter = {
  id: 'approval',
  title: 'Staging, approval, production',
  description: 'Two Deployment stages with a Harness Approval between them',
  yaml: (values) =>
    `${head(['Deploys to staging, waits for people to approve, then deploys to production.'], values)}  stages:
${deployStage('Deploy staging', 'deploy_staging', 'staging')}    - stage:
        name: Approve
        identifier: approve
        type: Approval
        spec:
          execution:
            steps:
              - step:
                  type: HarnessApproval
                  name: Approve production
                  identifier: approve_production
                  spec:
                    approvalMessage: Staging is deployed. Go on to production?
                    includePipelineExecutionHistory: true
                    approvers:
                      userGroups:
                        - account._account_all_users   # who may approve
                      minimumCount: 1
                      disallowPipelineExecutor: false
                    approverInputs: []
                  timeout: 1d
${deployStage('Deploy production', 'deploy_production', 'production')}`,
}
