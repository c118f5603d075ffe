import { describe, expect, it } from 'vitest'
import { checkPipeline } from '../checkPipeline.ts'
import { ruleList } from '../ruleList.ts'
import { difference, fixed, inGroup, problemsIn } from '../testing/problemsIn.ts'

const run = (rest: string, name = 'a') => `- step:
    type: Run
    name: ${name}
    identifier: ${name}
    spec:
      connectorRef: hub
      image: alpine:3.20
      shell: Sh
      command: echo hello
${rest}`

/** Each case: a text with one problem, the rule that finds it, and what its fix changes. */
const FIXES: readonly (readonly [rule: string, text: string, change: readonly string[]])[] = [
  ['identifier/duplicate', inGroup(`${run('')}${run('')}`), ['- identifier: a', '+ identifier: a_1']],
  ['identifier/malformed', inGroup(run('', 'a-b')), ['- identifier: a-b', '+ identifier: a_b']],
  ['identifier/reserved', inGroup(run('', 'status')), ['- identifier: status', '+ identifier: status_1']],
  ['name/malformed', inGroup(run('').replace('name: a', 'name: a & b')), ['- name: a & b', '+ name: a b']],
  [
    'schema/unknown-key',
    inGroup(run('      imagePullPolcy: Always')),
    ['- imagePullPolcy: Always', '+ imagePullPolicy: Always'],
  ],
  ['schema/not-in-list', inGroup(run('').replace('shell: Sh', 'shell: sh')), ['- shell: sh', '+ shell: Sh']],
  ['schema/wrong-type', inGroup(run('      envVariables:\n        PORT: 5432')), ['- PORT: 5432', '+ PORT: "5432"']],
  ['schema/wrong-type', inGroup(run('      envVariables:\n        V: 1.10')), ['- V: 1.10', '+ V: "1.10"']],
  ['schema/wrong-type', inGroup(run('      privileged: yes')), ['- privileged: yes', '+ privileged: true']],
  ['schema/wrong-type', inGroup(run('      privileged: "true"')), ['- privileged: "true"', '+ privileged: true']],
  ['schema/required', inGroup(run('').replace(/\n +identifier: a/, '')), ['+ identifier: a']],
  ['schema/unreadable-item', inGroup(run('').replace('- step:', '- stp:')), ['- - stp:', '+ - step:']],
  ['yaml/ambiguous-value', inGroup(run('      envVariables:\n        DEBUG: yes')), ['- DEBUG: yes', '+ DEBUG: "yes"']],
  ['yaml/ambiguous-value', inGroup(run('      envVariables:\n        AT: 10:30')), ['- AT: 10:30', '+ AT: "10:30"']],
  [
    'resources/unit',
    inGroup(run('      resources:\n        limits:\n          memory: 512MB')),
    ['- memory: 512MB', '+ memory: 512M'],
  ],
  [
    'resources/unit',
    inGroup(run('      resources:\n        limits:\n          cpu: 500 m')),
    ['- cpu: 500 m', '+ cpu: 500m'],
  ],
  ['timeout/syntax', inGroup(run('    timeout: 10M')), ['- timeout: 10M', '+ timeout: 10m']],
]

describe('a fix', () => {
  it.each(FIXES)('of %s removes the problem and changes only what it must (%#)', (rule, before, change) => {
    const found = problemsIn(before).filter((each) => each.startsWith(rule))
    expect(found).toHaveLength(1)
    const after = fixed(before, rule)
    expect(difference(before, after).filter((line) => line.length > 2)).toEqual(change)
    expect(problemsIn(after).filter((each) => each.startsWith(rule))).toEqual([])
  })

  it('of a missing failure strategy adds Stage rollback', () => {
    const before = inGroup(run('')).replace('type: Custom', 'type: Deployment')
    const after = fixed(before, 'stage/failure-strategy-required')
    expect(after).toContain('type: StageRollback')
    expect(problemsIn(after)).not.toContainEqual(expect.stringContaining('failure-strategy'))
  })
})

describe('a number where text is wanted', () => {
  it('is spoken of as it is written', () => {
    const problem = checkPipeline(inGroup(run('      envVariables:\n        V: 1.10'))).find(
      ({ rule }) => rule === 'schema/wrong-type',
    )
    expect(problem?.message).toContain('put it in quotes, "1.10"')
  })
})

describe('a flag in quotes', () => {
  it('is told to come out of them', () => {
    const problem = checkPipeline(inGroup(run('      privileged: "true"'))).find(
      ({ rule }) => rule === 'schema/wrong-type',
    )
    expect(problem?.message).toBe('Privileged must be true, false or a runtime input: take it out of its quotes')
  })
})

describe('a timeout', () => {
  const problems = (timeout: string) =>
    problemsIn(inGroup(run(`    timeout: ${timeout}`))).filter((each) => each.startsWith('timeout'))

  it.each(['10s', '10m', '1h 30m', '1h 5s', '2d', '<+input>', '<+stage.variables.t>'])('may be %s', (timeout) => {
    expect(problems(timeout)).toEqual([])
  })

  it.each(['5s', '90m junk', '10s junk', '0m', '1.5h', 'ten minutes'])('may not be %s', (timeout) => {
    expect(problems(timeout)).toHaveLength(1)
  })
})

describe('an image', () => {
  const problems = (image: string, connector = 'hub') =>
    problemsIn(inGroup(run('').replace('alpine:3.20', image).replace('hub', connector))).map(
      (each) => each.split(' ')[0],
    )

  it('should have a tag or a digest', () => {
    expect(problems('alpine')).toEqual(['image/no-tag'])
    expect(problems('localhost:5000/alpine')).toEqual(['image/no-tag'])
    expect(problems('alpine@sha256:abc')).toEqual([])
    expect(problems('<+artifact.image>')).toEqual([])
  })

  it('of ECR and GCR needs its whole name', () => {
    expect(problems('dkr.ecr.us-east-1.amazonaws.com/todolist:0.2')).toEqual(['image/not-qualified'])
    expect(problems('40000005317.dkr.ecr.us-east-1.amazonaws.com/todolist:0.2')).toEqual([])
    expect(problems('us.gcr.io/quickstart:1')).toEqual(['image/not-qualified'])
    expect(problems('us.gcr.io/playground/quickstart:1')).toEqual([])
    expect(problems('todolist:1', 'account.ecr')).toEqual(['image/not-qualified'])
  })
})

describe('two services of one pod', () => {
  const service = (name: string, rest: string) =>
    run(rest, name)
      .replace('type: Run', 'type: Background')
      .replace('alpine:3.20', 'postgres:16')
      .replace(/\n +command: .*/, '')

  it('clash on the usual port of their image', () => {
    expect(problemsIn(inGroup(`${service('one', '')}${service('two', '')}`))).toEqual(['service/port-clash @40'])
  })

  it.each([
    ['postgres:16', '+ PGPORT: "5433"'],
    ['mysql:8.4', '+ - --port=3307'],
    ['redis:7-alpine', '+ - "6380"'],
    ['localstack/localstack:3.7', '+ GATEWAY_LISTEN: 0.0.0.0:4567'],
    ['minio/minio:RELEASE', '+ - :9001'],
    ['elasticsearch:8.15.0', '+ http.port: "9201"'],
  ])('are told apart by a fix, %s', (image, added) => {
    const text = inGroup(`${service('one', '')}${service('two', '')}`).replaceAll('postgres:16', image)
    const after = fixed(text, 'service/port-clash')
    expect(difference(text, after)).toContain(added)
    expect(problemsIn(after)).toEqual([])
  })

  it('are left to a person where a start of its own is written', () => {
    const own = service('two', '      entrypoint: [docker-entrypoint.sh, mysqld, --verbose]')
    const text = inGroup(`${service('one', '')}${own}`).replaceAll('postgres:16', 'mysql:8.4')
    expect(() => fixed(text, 'service/port-clash')).toThrow('No fix')
  })

  it('do not clash when one listens elsewhere', () => {
    const other = service('two', '      envVariables:\n        PGPORT: "5433"')
    expect(problemsIn(inGroup(`${service('one', '')}${other}`))).toEqual([])
  })
})

it('says nothing of links to templates, input sets and values that come later', () => {
  const linked =
    '- step:\n    name: a\n    identifier: a\n    template:\n      templateRef: run_it\n      versionLabel: "1"\n'
  expect(problemsIn(inGroup(linked))).toEqual([])
  const inputs =
    'inputSet:\n  name: a\n  identifier: a\n  orgIdentifier: o\n  projectIdentifier: p\n  pipeline:\n    identifier: demo\n    stages:\n      - stage:\n          identifier: build\n'
  expect(problemsIn(inputs)).toEqual([])
  expect(problemsIn(`${inputs}          type: Deployment\n`)).toEqual([])
  expect(problemsIn('name: not ours\non: push\n')).toEqual([])
})

it('lists every rule once', () => {
  const ids = ruleList.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ruleList.every(({ summary }) => summary.length > 10)).toBe(true)
})
