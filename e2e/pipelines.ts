/** Lines of a step as they stand in the list of `groupOf`. */
export const UNIT_TESTS = `                    - step:
                        type: Run
                        name: Unit
                        identifier: unit
                        spec:
                          connectorRef: account.hub
                          image: node:22-alpine
                          shell: Sh
                          command: npm test
`

/** The pipeline `shop`: one stage, with one step group in a pod. `steps` and `settings` are lines, indented as they stand in the group. */
export function groupOf(steps: string, { name = 'tests', settings = '' } = {}): string {
  return `pipeline:
  name: Shop
  identifier: shop
  projectIdentifier: p
  orgIdentifier: default
  stages:
    - stage:
        name: Test
        identifier: test
        type: Custom
        spec:
          execution:
            steps:
              - stepGroup:
                  name: ${name}
                  identifier: ${name}
                  stepGroupInfra:
                    type: KubernetesDirect
                    spec: { connectorRef: k8s, namespace: ci }
${settings}                  steps:
${steps}`
}
