import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkPipeline } from '../../problems/checkPipeline.ts'
import { yaml } from '../../document/testSupport.ts'
import { afterwards, opened } from '../testSupport.ts'
import { addService, freePort, usualConnector } from './addService.ts'
import type { AddServiceArgs } from './addService.ts'
import { recipes } from './recipes.ts'
import type { Recipe } from './recipe.ts'
import { waitScript } from './serviceSteps.ts'

const PIPELINE = yaml`
  pipeline:
    name: Shop
    identifier: shop
    projectIdentifier: p
    orgIdentifier: o
    stages:
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
                      spec: { connectorRef: k8s, namespace: ci }
                    steps:
                      # runs last
                      - step:
                          type: Run
                          name: Unit
                          identifier: unit
                          spec:
                            connectorRef: account.hub # ours
                            image: node:22-alpine
                            shell: Sh
                            command: npm test
`

const args = (group: AddServiceArgs['group'], recipe: Recipe, more: Partial<AddServiceArgs> = {}): AddServiceArgs => ({
  group,
  recipe,
  name: recipe.name,
  image: recipe.image || 'acme/service:1.0',
  connectorRef: 'account.hub',
  port: recipe.port ?? (recipe.id === 'other' ? 8080 : undefined),
  waits: true,
  ...more,
})

describe.each(recipes)('$title', (recipe) => {
  it('is written with the step that waits for it, before the steps, without a problem, and undone to the letter', () => {
    const { document, key } = opened(PIPELINE)
    const { text, selected } = afterwards(document, addService, args(key('tests'), recipe))
    expect(selected).toBe(recipe.name)
    const kept = PIPELINE.indexOf('steps:\n', PIPELINE.indexOf('namespace: ci'))
    if (!recipe.sharedPaths) expect(text.startsWith(PIPELINE.slice(0, kept))).toBe(true)
    expect(text.endsWith(PIPELINE.slice(PIPELINE.indexOf('# runs last')))).toBe(true)
    expect(checkPipeline(text).map(({ message }) => message)).toEqual([])
    document.undo()
    expect(document.text).toBe(PIPELINE)
  })

  it('is waited for by a script that a shell runs to its end', () => {
    const script = waitScript(recipe, recipe.title, recipe.port ?? 8080)
    expect(run(script, 2)).toEqual({ status: 0, output: expect.stringContaining('is ready') })
    expect(run(script, 1000)).toEqual({ status: 1, output: expect.stringContaining('does not answer') })
  })
})

describe('a second service of one kind', () => {
  const postgres = recipes[0] as Recipe

  it('gets a port of its own, and listens on it', () => {
    const { document, key } = opened(PIPELINE)
    afterwards(document, addService, args(key('tests'), postgres))
    const port = freePort(document, key('tests'), postgres)
    expect(port).toBe(5433)
    const { text } = afterwards(document, addService, args(key('tests'), postgres, { port, waits: false }))
    expect(text).toContain('identifier: postgres_1')
    expect(text).toContain('PGPORT: "5433"')
    expect(checkPipeline(text).filter(({ rule }) => rule === 'service/port-clash')).toEqual([])
  })
})

it('shares the Docker folders that are not shared yet', () => {
  const shared = PIPELINE.replace(/( +)(steps:\n +# runs last)/, '$1sharedPaths: [/var/run/]\n$1$2')
  const { document, key } = opened(shared)
  const dind = recipes.find(({ id }) => id === 'dind') as Recipe
  const { text } = afterwards(document, addService, args(key('tests'), dind))
  expect(text).toContain('sharedPaths: [/var/run/, /var/lib/docker]')
})

it('takes the connector that most steps have', () => {
  expect(usualConnector(opened(PIPELINE).document)).toBe('account.hub')
})

/** Runs a script by `sh` where every program of a probe fails so many times before it succeeds. */
function run(script: string, failures: number): { status: number; output: string } {
  const folder = mkdtempSync(join(tmpdir(), 'wait-'))
  try {
    const count = join(folder, 'count')
    const probe = `#!/bin/sh\nn=$(cat ${count} 2>/dev/null || echo 0)\necho $((n + 1)) > ${count}\n[ "$n" -ge ${failures} ]\n`
    const programs = [
      'pg_isready',
      'mysqladmin',
      'mariadb-admin',
      'mongosh',
      'redis-cli',
      'nc',
      'wget',
      'docker',
      'kafka-topics.sh',
    ]
    for (const program of programs) {
      writeFileSync(join(folder, program), probe)
      chmodSync(join(folder, program), 0o755)
    }
    writeFileSync(join(folder, 'sleep'), '#!/bin/sh\n')
    chmodSync(join(folder, 'sleep'), 0o755)
    const local = script.replaceAll('/opt/kafka/bin/', '')
    const output = execFileSync('/bin/sh', ['-c', `(${local}) 2>&1; echo "status $?"`], {
      env: { PATH: `${folder}:/usr/bin:/bin` },
      encoding: 'utf8',
    })
    return { status: Number(/status (\d+)/.exec(output)?.[1]), output }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
