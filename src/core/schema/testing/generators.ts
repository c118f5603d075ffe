import * as fc from 'fast-check'

/** Steps and groups as people write them, right and wrong in each place now and then. For tests. */

const usually = (right: fc.Arbitrary<unknown>, wrong: fc.Arbitrary<unknown>) =>
  fc.oneof({ arbitrary: right, weight: 19 }, { arbitrary: wrong, weight: 1 })

const odd = fc.constantFrom<unknown>(
  1,
  true,
  null,
  '',
  [],
  {},
  '<+input>',
  '<+pipeline.variables.x>',
  'a-<+x>',
  'x y',
  ['a', 1],
)
const words = (...values: unknown[]) => fc.constantFrom(...values)

const text = usually(words('a', 'docker:dind', '<+input>', '<+x>-1', ''), odd)
const flag = usually(
  words(true, false, '<+input>', '<+input>.default(true)'),
  words('true', '<+pipeline.variables.p>', 1, null),
)
const texts = usually(words(['a'], ['a', '--mtu=1450'], [], '<+input>'), odd)
const map = usually(
  words({ A: 'b' }, {}, { DOCKER_TLS_CERTDIR: '' }),
  words({ A: 1 }, { A: true }, { A: null }, '<+input>', 5, ['a']),
)
const shell = usually(
  words('Sh', 'Bash', 'Powershell', 'Pwsh', 'Python', '<+input>'),
  words('bash', 'PowerShell', 1, null),
)
const policy = usually(words('Always', 'IfNotPresent', 'Never', '<+x>'), words('always', 'If Not Present', false))
const resources = usually(
  words({ limits: { memory: '500Mi', cpu: '400m' } }, { limits: { cpu: 0.5 } }, { requests: { memory: '1Gi' } }),
  words({}, { limits: { memory: 500 } }, '<+input>', null, []),
)
const reports = usually(
  words({ type: 'JUnit', spec: { paths: ['a.xml'] } }, { type: 'JUnit', spec: { paths: '<+input>' } }, '<+input>'),
  words([], {}, { type: 'JUnit' }, { type: 'Other', spec: {} }),
)
const user = usually(words(1000, '1000', '<+input>'), words(1.5, true, null))

export const timeouts = words(
  '10s',
  '5s',
  '1h',
  '1h 30m',
  '1h 5s',
  '10s junk',
  '01m',
  '90',
  '0m',
  '',
  '100ms',
  '<+input>',
  '<+x>',
  '<+input>.executionInput()',
  '<+input>.default(10m)',
  10,
)
const when = usually(
  words({ stageStatus: 'Success' }, { stageStatus: 'All', condition: '<+x> == "y"' }, '<+input>'),
  words(
    {},
    { stageStatus: 'success' },
    { condition: 'x' },
    { stageStatus: 'Success', condition: '<+input>.executionInput()' },
    '<+x>',
    '<+input>.default(a)',
  ),
)
const failureStrategies = usually(
  words(
    [],
    [{ onFailure: { errors: ['AllErrors'], action: { type: 'Ignore' } } }],
    [
      {
        onFailure: {
          errors: ['Timeout'],
          action: {
            type: 'Retry',
            spec: { retryCount: 2, retryIntervals: ['10s'], onRetryFailure: { action: { type: 'Abort' } } },
          },
        },
      },
    ],
    [
      {
        onFailure: {
          errors: [],
          action: {
            type: 'ManualIntervention',
            spec: { timeout: '1h', onTimeout: { action: { type: 'StageRollback' } } },
          },
        },
      },
    ],
    '<+input>',
  ),
  words(
    [{}],
    [{ onFailure: { errors: ['AllErors'], action: { type: 'Ignore' } } }],
    [{ onFailure: { action: { type: 'Ignore' } } }],
    [{ onFailure: { errors: ['AllErrors'], action: { type: 'Foo' } } }],
    [{ onFailure: { errors: ['AllErrors'], action: {} } }],
    {},
    '<+x>',
  ),
)
const strategy = usually(
  words(
    { matrix: { db: ['pg', 'mysql'], maxConcurrency: 2 } },
    { matrix: '<+input>' },
    { repeat: { times: 3 } },
    { repeat: { items: ['a', 'b'], maxConcurrency: 1 } },
    { repeat: { items: '<+x>' } },
    { parallelism: 4, maxConcurrency: 2 },
    { parallelism: '<+x>' },
    '<+input>',
  ),
  words(
    {},
    { repeat: {} },
    { repeat: { times: 1, items: ['a'] } },
    { parallelism: 1, matrix: {} },
    { repeat: { items: [1] } },
    { parallelism: -1 },
    { parallelism: 1.5 },
    { for: {} },
    '<+x>',
  ),
)
const enforce = usually(
  words({ policySets: ['account.a'] }, { policySets: '<+input>' }),
  words({}, { policySets: 'a' }, '<+input>', []),
)

const naming = {
  name: usually(words('dind', 'SAM Build', 'a.b-c_d', '9'), words('a/b', ' a', 'é', '<+input>', 1, null, '')),
  identifier: usually(words('dind', '_a1', 'SAM_Build'), words('a-b', '9', '$a', '<+input>', 1, null, '')),
}
const advanced = { when, failureStrategies, strategy }
const maybe = <T extends Record<string, fc.Arbitrary<unknown>>>(shape: T, required: (keyof T & string)[]) =>
  fc.record(shape, { requiredKeys: required }) as fc.Arbitrary<Record<string, unknown>>

const container = {
  connectorRef: text,
  image: text,
  shell,
  command: text,
  privileged: flag,
  reports,
  envVariables: map,
  imagePullPolicy: policy,
  resources,
  runAsUser: user,
}
const step = (type: string, spec: fc.Arbitrary<unknown>) =>
  maybe(
    {
      type: words(type),
      ...naming,
      spec: fc.oneof({ arbitrary: spec, weight: 40 }, { arbitrary: odd, weight: 1 }),
      timeout: usually(words('10m', '1h'), timeouts),
      enforce,
      ...advanced,
    },
    ['type', 'name', 'identifier', 'spec'],
  )

export const background = step('Background', maybe({ ...container, entrypoint: texts, portBindings: map }, []))
export const run = step(
  'Run',
  maybe(
    {
      ...container,
      outputVariables: usually(
        words([{ name: 'a' }], [{ name: 'a', type: 'String', value: 'b' }], []),
        words('a', [1], [{}]),
      ),
    },
    [],
  ),
)

const infra = usually(
  maybe(
    {
      connectorRef: text,
      namespace: usually(words('ci', '<+input>'), words('', 1, null)),
      serviceAccountName: text,
      automountServiceAccountToken: flag,
      labels: map,
      annotations: map,
      initTimeout: text,
      runAsUser: user,
      resources,
      os: usually(words('Linux', '<+input>'), words('linux', 1)),
      containerSecurityContext: usually(
        words(
          { privileged: true, capabilities: { add: ['NET_ADMIN'] } },
          { runAsUser: 1, runAsNonRoot: '<+input>' },
          '<+input>',
        ),
        words({ privileged: 'yes' }, { capabilities: [] }, 5),
      ),
      volumes: usually(
        words([{ mountPath: '/a', type: 'EmptyDir', spec: {} }], [], '<+input>'),
        words([{ type: 'emptyDir' }], {}, ['a']),
      ),
      tolerations: usually(
        words([{ key: 'a', operator: 'Exists' }], '<+input>'),
        words([{ tolerationSeconds: 'a' }], {}),
      ),
      harnessImageConnectorRef: text,
    },
    ['connectorRef'],
  ).map((spec) => ({ type: 'KubernetesDirect', spec })),
  words(
    {},
    '<+input>',
    { type: 'KubernetesDirect' },
    { type: 'KubernetesDirect', spec: {} },
    { type: 'Nothing', spec: {} },
    { type: 'Delegate', spec: { connectorRef: 'a' } },
    { type: 'VM', spec: { type: 'Pool', spec: { poolName: 'a' } } },
    { type: 'ECSDirect', spec: { connectorRef: 'aws' } },
    { type: 'ECSDirect', spec: {} },
  ),
)

export const group = maybe(
  {
    ...naming,
    stepGroupInfra: infra,
    sharedPaths: usually(words(['/var/run', '/var/lib/docker'], [], '<+input>'), words('<+x>', '/var/run', [1], {})),
    variables: usually(words([], [{ name: 'a', type: 'String', value: 'b' }]), words({}, [{ name: 'a' }])),
    delegateSelectors: usually(words(['a'], '<+x>'), words('a', [1])),
    steps: fc.constant([{ step: { type: 'Run', name: 'a', identifier: 'a', spec: {} } }]),
    ...advanced,
  },
  ['name', 'identifier', 'steps'],
)

export const customStage = maybe(
  {
    ...naming,
    type: words('Custom'),
    description: usually(words('a', ''), words(1, null)),
    spec: usually(
      words({
        execution: { steps: [{ step: { type: 'Run', name: 'a', identifier: 'a', spec: {} } }], rollbackSteps: [] },
      }),
      words({}, [], { execution: [] }, { execution: { steps: [] } }),
    ),
    when: usually(
      words({ pipelineStatus: 'Success' }, { pipelineStatus: 'All', condition: 'x' }, '<+input>'),
      words({}, { pipelineStatus: 'Sometimes' }, { stageStatus: 'Success' }, '<+x>'),
    ),
    timeout: timeouts,
    tags: usually(words({}, { a: 'b', c: '' }), words({ a: 1 }, ['a'], 'a')),
    variables: usually(
      words(
        [{ name: 'a', type: 'String', value: '' }],
        [{ name: 'a.b', type: 'Number', value: 1 }],
        [{ name: 's', type: 'Secret', value: 'id' }],
      ),
      words(
        [{ name: '1', type: 'String', value: 'a' }],
        [{ name: 'a', type: 'Text', value: 'a' }],
        [{ name: 'a', type: 'String' }],
        {},
      ),
    ),
    delegateSelectors: usually(words(['a'], '<+x>'), words('a', {})),
    failureStrategies,
    strategy,
  },
  ['name', 'identifier', 'type', 'spec'],
)
