import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { yaml } from '../../document/testSupport.ts'
import { checkPipeline } from '../../problems/checkPipeline.ts'
import { pipelineFromCompose } from './fromCompose.ts'

const VALUES = { name: 'Shop', identifier: 'shop', project: 'p', org: 'default' }
const COMPOSE = yaml`
  x-common: &common
    restart: always
  services:
    web:
      <<: *common
      image: acme/web:@{TAG:-1.0}
      command: npm run "start all"
      depends_on: [db, cache]
      environment:
        DATABASE_URL: postgres://app:@{DB_PASSWORD}@db:5432/app
        CACHE: cache
        DEBUG: "yes"
        PRICE: $$5
      ports: ["8080:3000"]
    db:
      image: postgres:16
      command: ["-c", "fsync=off"]
      environment:
        - POSTGRES_PASSWORD=@{DB_PASSWORD}
        - POSTGRES_DB=app
      healthcheck:
        test: ["CMD-SHELL", "pg_isready -U app"]
        interval: 5s
        retries: 20
      volumes: ["./init:/docker-entrypoint-initdb.d"]
      deploy:
        resources:
          limits: { memory: 512m, cpus: "0.5" }
    cache:
      image: redis:7
      entrypoint: redis-server
      command: --save ""
      user: "999:999"
      privileged: true
      pull_policy: always
`.replaceAll('@{', '${')

function made(text = COMPOSE) {
  const result = pipelineFromCompose(text, VALUES)
  if (!result.ok) throw new Error(result.reason)
  const group = parse(result.text).pipeline.stages[0].stage.spec.execution.steps[0].stepGroup
  const steps = (group.steps as { step: { identifier: string; spec: Record<string, unknown> } }[]).map(
    ({ step }) => step,
  )
  return { ...result, steps, spec: (id: string) => steps.find(({ identifier }) => identifier === id)?.spec }
}

describe('a pipeline from docker-compose.yml', () => {
  it('starts what others depend on first, then waits for each, then runs the tests, and passes every check', () => {
    const { steps, text } = made()
    expect(steps.map(({ identifier }) => identifier)).toEqual([
      'db',
      'cache',
      'web',
      'wait_for_db',
      'wait_for_cache',
      'wait_for_web',
      'tests',
    ])
    expect(checkPipeline(text).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('carries image, command, entry point, environment, privileges, limits, user and pull policy', () => {
    const { spec } = made()
    expect(spec('db')).toEqual({
      connectorRef: 'account.docker_hub',
      image: 'postgres:16',
      entrypoint: ['docker-entrypoint.sh', '-c', 'fsync=off'],
      shell: 'Sh',
      envVariables: { POSTGRES_PASSWORD: '<+pipeline.variables.DB_PASSWORD>', POSTGRES_DB: 'app' },
      resources: { limits: { memory: '512Mi', cpu: '0.5' } },
    })
    expect(spec('cache')).toEqual({
      connectorRef: 'account.docker_hub',
      image: 'redis:7',
      entrypoint: ['redis-server', '--save', ''],
      shell: 'Sh',
      privileged: true,
      imagePullPolicy: 'Always',
      runAsUser: 999,
    })
    expect(spec('web')).toMatchObject({ image: 'acme/web:1.0', command: 'npm run "start all"' })
    expect(spec('web')?.envVariables).toEqual({
      DATABASE_URL: 'postgres://app:<+pipeline.variables.DB_PASSWORD>@localhost:5432/app',
      CACHE: 'localhost',
      DEBUG: 'yes',
      PRICE: '$5',
    })
  })

  it('waits by the health check, else by the port', () => {
    const { spec } = made()
    expect(spec('wait_for_db')).toMatchObject({ image: 'postgres:16', shell: 'Sh' })
    expect(spec('wait_for_db')?.command).toContain('until { pg_isready -U app; } > /dev/null 2>&1; do')
    expect(spec('wait_for_web')?.command).toContain('until { nc -z localhost 3000; }')
  })

  it('asks for the variables of the file, and says what was left out or changed', () => {
    const { text, notes } = made()
    expect(parse(text).pipeline.variables).toEqual([{ name: 'DB_PASSWORD', type: 'String', value: '<+input>' }])
    expect(notes).toEqual([
      'db: volumes has no counterpart and is left out.',
      'web: DATABASE_URL said postgres://app:<+pipeline.variables.DB_PASSWORD>@db:5432/app; services of one pod call each other on localhost.',
      'web: CACHE said cache; services of one pod call each other on localhost.',
      'web: its command runs in a shell, in place of the image’s ENTRYPOINT: check that it starts.',
      'web: restart has no counterpart and is left out.',
    ])
  })

  it('tells of two services on one port', () => {
    const { notes } = made('services: { a: { image: postgres:15 }, b: { image: postgres:16 } }\n')
    expect(notes).toEqual(['a and b both listen on 5432: give one of them another port.'])
  })

  it.each([
    ['nothing', '', 'It has no services: paste a docker-compose.yml.'],
    ['something else', 'pipeline: {}', 'It has no services: paste a docker-compose.yml.'],
    ['broken YAML', 'services: {', 'It cannot be read as YAML: '],
    [
      'a bomb',
      `a: &a [x, x]\n${['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((c, i) => `${c}: &${c} [${`*${'abcdefgh'[i]}, `.repeat(9)}x]`).join('\n')}\nservices: { s: { image: *i } }\n`,
      'It has no services: paste a docker-compose.yml.',
    ],
  ])('refuses %s in words', (_, text, reason) => {
    const result = pipelineFromCompose(text, VALUES)
    expect(result.ok ? '' : result.reason).toContain(reason)
  })
})
