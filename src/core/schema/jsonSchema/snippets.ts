/** What editors offer in a list of steps, ready to fill in. */
export const stepSnippets = [
  {
    label: 'Background step',
    description: 'A service that runs beside the steps after it',
    body: {
      step: {
        type: 'Background',
        name: '$1',
        identifier: '$2',
        spec: { connectorRef: '$3', image: '$4', shell: 'Sh' },
      },
    },
  },
  {
    label: 'Background step: Docker in Docker',
    description: 'The group also needs the shared paths /var/run and /var/lib/docker',
    body: {
      step: {
        type: 'Background',
        name: 'dind',
        identifier: 'dind',
        spec: { connectorRef: '$1', image: 'docker:27-dind', shell: 'Sh', privileged: true },
      },
    },
  },
  {
    label: 'Run step',
    description: 'A script in a container',
    body: {
      step: {
        type: 'Run',
        name: '$1',
        identifier: '$2',
        spec: { connectorRef: '$3', image: '$4', shell: 'Sh', command: '$5' },
      },
    },
  },
  {
    label: 'Containerized step group',
    description: 'One pod, a container for each step',
    body: {
      stepGroup: {
        name: '$1',
        identifier: '$2',
        stepGroupInfra: { type: 'KubernetesDirect', spec: { connectorRef: '$3', namespace: '$4' } },
        steps: [
          {
            step: {
              type: 'Run',
              name: '$5',
              identifier: '$6',
              spec: { connectorRef: '$7', image: '$8', shell: 'Sh', command: '$9' },
            },
          },
        ],
      },
    },
  },
]
