/** Steps of one step group, and step groups of one stage. */
const STEPS_PER_GROUP = 25
const GROUPS_PER_STAGE = 10

/** A pipeline of many steps, for trying the studio at size. The same text for the same count. */
export function largePipeline(steps: number): string {
  const lines = [
    '# Made for trying the studio at size: nobody should write such a pipeline.',
    'pipeline:',
    `  name: Large ${steps} steps`,
    `  identifier: large_${steps}_steps`,
    '  projectIdentifier: examples',
    '  orgIdentifier: default',
    '  stages:',
  ]
  const groups = Math.ceil(steps / STEPS_PER_GROUP)
  for (let group = 0; group < groups; group += 1) {
    if (group % GROUPS_PER_STAGE === 0) lines.push(...stageLines(group / GROUPS_PER_STAGE + 1))
    lines.push(...groupLines(group + 1))
    const first = group * STEPS_PER_GROUP
    for (let step = first; step < Math.min(first + STEPS_PER_GROUP, steps); step += 1) {
      lines.push(...(step === first ? serviceLines(group + 1) : stepLines(step + 1, group + 1)))
    }
  }
  return `${lines.join('\n')}\n`
}

function stageLines(number: number): string[] {
  return [
    '    - stage:',
    `        name: Suite ${number}`,
    `        identifier: suite_${number}`,
    '        type: Custom',
    '        spec:',
    '          execution:',
    '            steps:',
  ]
}

function groupLines(number: number): string[] {
  return [
    '              - stepGroup:',
    `                  name: Shard ${number}`,
    `                  identifier: shard_${number}`,
    '                  stepGroupInfra:',
    '                    type: KubernetesDirect',
    '                    spec:',
    '                      connectorRef: k8s_ci',
    '                      namespace: ci',
    '                  steps:',
  ]
}

function serviceLines(group: number): string[] {
  return [
    '                    - step:',
    '                        type: Background',
    '                        name: postgres',
    `                        identifier: postgres_${group}`,
    '                        spec:',
    '                          connectorRef: account.hub',
    '                          image: postgres:16',
    '                          shell: Sh',
    '                          envVariables:',
    `                            POSTGRES_DB: shard_${group}`,
    '                            POSTGRES_PASSWORD: <+secrets.getValue("ci_pg")>',
  ]
}

function stepLines(number: number, group: number): string[] {
  return [
    '                    - step:',
    '                        type: Run',
    `                        name: Test ${number}`,
    `                        identifier: test_${number}`,
    '                        timeout: 15m',
    '                        spec:',
    '                          connectorRef: account.hub',
    '                          image: golang:1.24',
    '                          shell: Sh',
    '                          envVariables:',
    `                            DATABASE_URL: postgres://postgres@localhost:5432/shard_${group}`,
    `                            SHARD: "${number}"`,
    '                          command: |-',
    '                            set -eu',
    '                            # The same package list on every run, so that shards stay comparable.',
    `                            go list ./... | awk "NR % 5000 == ${number}" > packages.txt`,
    '                            if [ -s packages.txt ]; then',
    '                              xargs go test -count=1 -race < packages.txt',
    '                            fi',
    '                          resources:',
    '                            limits:',
    '                              memory: 1Gi',
    '                              cpu: "1"',
    '                        failureStrategies:',
    '                          - onFailure:',
    '                              errors: [Timeout]',
    '                              action:',
    '                                type: Retry',
    '                                spec:',
    '                                  retryCount: 2',
    '                                  retryIntervals: [10s, 1m]',
    '                                  onRetryFailure:',
    '                                    action:',
    '                                      type: MarkAsFailure',
  ]
}
