import type { Starter } from './starter.ts'
import { head } from './starter.ts'

export const services: Starter = {
  id: 'services',
  title: 'Test against services',
  description: 'Postgres and Redis beside your tests, each with its address',
  yaml: (values) =>
    `${head(
      [
        'Runs tests against Postgres and Redis. All three are containers of one pod, so each service listens on localhost,',
        'on a port of its own.',
      ],
      values,
    )}  stages:
    - stage:
        name: Test
        identifier: test
        type: Custom
        spec:
          execution:
            steps:
              - stepGroup:
                  name: tests
                  identifier: tests
                  stepGroupInfra:
                    type: KubernetesDirect
                    spec:
                      connectorRef: account.cluster   # your Kubernetes connector
                      namespace: ci                   # must exist
                  steps:
                    - step:
                        type: Background
                        name: postgres
                        identifier: postgres
                        spec:
                          connectorRef: account.docker_hub   # your registry connector
                          image: postgres:16-alpine
                          shell: Sh
                          envVariables:
                            POSTGRES_USER: app
                            POSTGRES_PASSWORD: only-for-tests
                            POSTGRES_DB: app_test
                          resources:
                            limits:
                              memory: 512Mi
                              cpu: 500m
                    - step:
                        type: Background
                        name: redis
                        identifier: redis
                        spec:
                          connectorRef: account.docker_hub
                          image: redis:7-alpine
                          shell: Sh
                    # Background steps start and the pipeline goes on: this waits until both answer.
                    - step:
                        type: Run
                        name: Wait for services
                        identifier: wait_for_services
                        spec:
                          connectorRef: account.docker_hub
                          image: busybox:1.36
                          shell: Sh
                          command: |
                            until nc -z localhost 5432; do sleep 1; done
                            until nc -z localhost 6379; do sleep 1; done
                        timeout: 2m
                    - step:
                        type: Run
                        name: Unit tests
                        identifier: unit_tests
                        spec:
                          connectorRef: account.docker_hub
                          image: node:22-alpine
                          shell: Sh
                          command: |
                            npm ci
                            npm test
                          envVariables:
                            DATABASE_URL: postgres://app:only-for-tests@localhost:5432/app_test
                            REDIS_URL: redis://localhost:6379
                        timeout: 15m
`,
}
