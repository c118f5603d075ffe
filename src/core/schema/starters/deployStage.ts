/** The lines of a Deployment stage, with its list dash, under `stages:`. */
export function deployStage(name: string, identifier: string, environment: string): string {
  return `    - stage:
        name: ${name}
        identifier: ${identifier}
        type: Deployment
        spec:
          deploymentType: Kubernetes
          service:
            serviceRef: my_service   # what is deployed
          environment:
            environmentRef: ${environment}   # where it goes
            deployToAll: false
            infrastructureDefinitions:
              - identifier: ${environment}_cluster
          execution:
            steps:
              - step:
                  type: K8sRollingDeploy
                  name: Rolling deployment
                  identifier: rolling_deployment
                  spec:
                    skipDryRun: false
                  timeout: 10m
            rollbackSteps:
              - step:
                  type: K8sRollingRollback
                  name: Roll back
                  identifier: roll_back
                  spec: {}
                  timeout: 10m
        # A Deployment stage must say what happens when it fails.
        failureStrategies:
          - onFailure:
              errors:
                - AllErrors
              action:
                type: StageRollback
`
}
