import { deployStage } from './deployStage.ts'
import type { Starter } from './starter.ts'
import { head } from './starter.ts'

export const deploy: Starter = {
  id: 'deploy',
  title: 'Deploy to Kubernetes',
  description: 'A Deployment stage: rolling deploy, rollback, failure strategy',
  yaml: (values) =>
    `${head(
      [
        'Deploys a service to Kubernetes step by step, and rolls back when it fails. Service, environment and',
        'infrastructure are yours: give their Ids.',
      ],
      values,
    )}  stages:
${deployStage('Deploy', 'deploy', 'production')}`,
}
