const STEPS_PER_GROUP = 25
const GROUPS_PER_STAGE = 4

/**
 * A pipeline of `steps` steps as a large team writes them: 25 in a containerized group, four groups in a stage,
 * every fifth a Background step, about 30 lines (1.45 kB) a step.
 */
export function syntheticPipeline(steps: number): string {
  const parts = [HEAD]
  for (let step = 0; step < steps; step++) {
    const group = Math.floor(step / STEPS_PER_GROUP)
    if (step % (STEPS_PER_GROUP * GROUPS_PER_STAGE) === 0) parts.push(stageHead(group / GROUPS_PER_STAGE))
    if (step % STEPS_PER_GROUP === 0) parts.push(groupHead(group))
    parts.push(step % 5 === 0 ? backgroundStep(step) : runStep(step))
  }
  return parts.join('')
}

const HEAD = `# Synthetic: 25 steps a group, 4 groups a stage, one in five a Background step
pipeline:
  name: Synthetic
  identifier: Synthetic
  projectIdentifier: default_project
  orgIdentifier: default
  tags: {}
  stages:
`

function stageHead(stage: number): string {
  return `    - stage:
        name: Stage ${stage}
        identifier: stage_${stage}
        description: ""
        type: Custom
        spec:
          execution:
            steps:
`
}

function groupHead(group: number): string {
  return `              - stepGroup:
                  name: Group ${group}
                  identifier: group_${group}
                  sharedPaths:
                    - /var/run
                    - /var/lib/docker
                  stepGroupInfra:
                    type: KubernetesDirect
                    spec:
                      connectorRef: account.cluster
                      namespace: builds
                  steps:
`
}

function backgroundStep(step: number): string {
  return `                    - step:
                        type: Background
                        name: Service ${step}
                        identifier: service_${step}
                        spec:
                          connectorRef: account.docker
                          image: registry.example.com/services/postgres:16.${step % 10}
                          shell: Sh
                          # started with the flags of the staging database
                          command: |-
                            set -e
                            echo "starting service ${step}"
                            docker-entrypoint.sh postgres \\
                              -c fsync=off \\
                              -c max_connections=200
                          entrypoint:
                            - docker-entrypoint.sh
                            - postgres
                          privileged: false
                          portBindings:
                            "5432": "${5432 + (step % 100)}"
                          envVariables:
                            POSTGRES_PASSWORD: <+secrets.getValue("pg_password")>
                            POSTGRES_DB: orders_${step}
                            LOG_LEVEL: info
                          imagePullPolicy: IfNotPresent
                          resources:
                            limits:
                              memory: 512Mi
                              cpu: 250m
                        timeout: 10m
`
}

function runStep(step: number): string {
  return `                    - step:
                        type: Run
                        name: Build ${step}
                        identifier: build_${step}
                        spec:
                          connectorRef: account.docker
                          image: registry.example.com/tools/maven:3.9-temurin-21
                          shell: Bash
                          command: |-
                            set -euo pipefail
                            # - step: this is a comment inside of a script, not an entry
                            mvn -B -pl module-${step} -am verify -Dmaven.test.failure.ignore=false
                            ./scripts/report.sh "module-${step}" --format junit --out target/reports
                            curl -sf http://localhost:5432/health || exit 1
                          envVariables:
                            MAVEN_OPTS: "-Xmx1g -XX:+UseSerialGC"
                            BUILD_NUMBER: <+pipeline.sequenceId>
                            MODULE: module-${step} # one module a step
                          outputVariables:
                            - name: VERSION
                          reports:
                            type: JUnit
                            spec:
                              paths:
                                - "**/target/reports/*.xml"
                          resources:
                            limits:
                              memory: 1Gi
                              cpu: "1"
                        timeout: 20m
                        failureStrategies:
                          - onFailure: { errors: [AllErrors], action: { type: Ignore } }
`
}
