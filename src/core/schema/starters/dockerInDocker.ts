import type { Starter } from './starter.ts'
import { head } from './starter.ts'

export const dockerInDocker: Starter = {
  id: 'docker-in-docker',
  title: 'Build with Docker in Docker',
  description: 'A step group with a dind service and a build that waits for it',
  yaml: (values) =>
    `${head(
      [
        'Builds an image in a containerized step group. The steps are containers of one pod; dind runs a Docker daemon',
        'beside them until the group ends.',
      ],
      values,
    )}  stages:
    - stage:
        name: Build
        identifier: build
        type: Custom
        spec:
          execution:
            steps:
              - stepGroup:
                  name: image
                  identifier: image
                  stepGroupInfra:
                    type: KubernetesDirect
                    spec:
                      connectorRef: account.cluster   # your Kubernetes connector
                      namespace: ci                   # must exist
                  sharedPaths:
                    - /var/run          # the Docker socket
                    - /var/lib/docker   # its images
                  steps:
                    - step:
                        type: Background
                        name: dind
                        identifier: dind
                        spec:
                          connectorRef: account.docker_hub   # your registry connector
                          image: docker:27-dind
                          shell: Sh
                          privileged: true   # Docker in Docker needs it
                          resources:
                            limits:
                              memory: 2Gi   # builds run in this container
                              cpu: "1"
                    # A Background step starts and the pipeline goes on: this waits until the daemon answers.
                    - step:
                        type: Run
                        name: Wait for Docker
                        identifier: wait_for_docker
                        spec:
                          connectorRef: account.docker_hub
                          image: docker:27-cli
                          shell: Sh
                          command: |
                            until docker info > /dev/null 2>&1; do sleep 1; done
                        timeout: 2m
                    - step:
                        type: Run
                        name: Build image
                        identifier: build_image
                        spec:
                          connectorRef: account.docker_hub
                          image: docker:27-cli
                          shell: Sh
                          command: |
                            printf 'FROM alpine:3.20\\nRUN echo built\\n' | docker build -t example:latest -
                            docker images example
                        timeout: 15m
`,
}
