import { chmod, lstat, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { testFolder } from '../../companion/testCompanion.ts'
import { builtProgram } from '../testProgram.ts'

const program = builtProgram()

const PIPELINE = `pipeline:
  name: Orders   # shown in the list
  stages:
    - stage:
        name: Build
        identifier: build
        type: Custom
        spec:
          execution:
            steps:
              - stepGroup:
                  name: services
                  identifier: services
                  steps:
                    - step:
                        type: Background
                        name: dind
                        identifier: dind
                        spec:
                          image: docker:24-dind   # pinned by ops
                    - step:
                        type: Run
                        name: Run tests
                        identifier: tests
                        spec:
                          command: npm test
              - step:
                  type: Run
                  name: tests
                  identifier: smoke
                  spec: {}
`

describe('patch', () => {
  const replaceName = JSON.stringify([{ op: 'replace', path: '/pipeline/name', value: 'Bills' }])

  it('changes the bytes it must and no other', async () => {
    const cwd = await testFolder({ 'ci.yaml': PIPELINE.replaceAll('\n', '\r\n'), 'patch.json': replaceName })
    expect(await program.run(['patch', 'ci.yaml', 'patch.json'], { cwd })).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    })
    expect(await readFile(join(cwd, 'ci.yaml'), 'utf8')).toBe(
      PIPELINE.replace('Orders', 'Bills').replaceAll('\n', '\r\n'),
    )
  })

  it('keeps the mode, writes through a link, and leaves no temporary file', async () => {
    const cwd = await testFolder({ 'real.yaml': PIPELINE, 'patch.json': replaceName })
    await chmod(join(cwd, 'real.yaml'), 0o600)
    await symlink('real.yaml', join(cwd, 'link.yaml'))
    await program.run(['patch', 'link.yaml', 'patch.json'], { cwd })
    expect((await lstat(join(cwd, 'link.yaml'))).isSymbolicLink()).toBe(true)
    expect((await stat(join(cwd, 'real.yaml'))).mode & 0o777).toBe(0o600)
    expect(await readFile(join(cwd, 'real.yaml'), 'utf8')).toContain('name: Bills')
    expect((await readdir(cwd)).sort()).toEqual(['link.yaml', 'patch.json', 'real.yaml'])
  })

  it('prints with --stdout and from standard input, and leaves the file', async () => {
    const cwd = await testFolder({ 'ci.yaml': PIPELINE, 'patch.json': replaceName })
    const bills = PIPELINE.replace('Orders', 'Bills')
    expect((await program.run(['patch', 'ci.yaml', 'patch.json', '--stdout'], { cwd })).stdout).toBe(bills)
    expect((await program.run(['patch', '-', 'patch.json'], { cwd, input: PIPELINE })).stdout).toBe(bills)
    expect(await readFile(join(cwd, 'ci.yaml'), 'utf8')).toBe(PIPELINE)
    expect((await program.run(['patch', 'ci.yaml', '-'], { cwd, input: replaceName })).status).toBe(0)
    expect(await readFile(join(cwd, 'ci.yaml'), 'utf8')).toBe(bills)
  })

  it('refuses with 1 and a sentence, and changes nothing', async () => {
    const cwd = await testFolder({ 'ci.yaml': PIPELINE })
    const operations = [...JSON.parse(replaceName), { op: 'test', path: '/pipeline/name', value: 'Other' }]
    const { status, stdout, stderr } = await program.run(['patch', 'ci.yaml', '-'], {
      cwd,
      input: JSON.stringify(operations),
    })
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^pipeline-studio: .+\n$/)
    expect(await readFile(join(cwd, 'ci.yaml'), 'utf8')).toBe(PIPELINE)
  })

  it.each([
    ['no JSON', '[{'],
    ['no array', '{"op":"remove","path":"/pipeline"}'],
  ])('is wrong use with a patch that is %s', async (_, input) => {
    const cwd = await testFolder({ 'ci.yaml': PIPELINE })
    expect((await program.run(['patch', 'ci.yaml', '-'], { cwd, input })).status).toBe(2)
  })

  it('is refused for an operation that is none', async () => {
    const cwd = await testFolder({ 'ci.yaml': PIPELINE })
    for (const input of ['[1]', '[{"op":"replace","path":"/pipeline/name"}]', '[{"op":"break","path":""}]']) {
      expect((await program.run(['patch', 'ci.yaml', '-'], { cwd, input })).status).toBe(1)
    }
  })
})

describe('set', () => {
  async function set(...args: string[]): Promise<string> {
    const cwd = await testFolder({ 'ci.yaml': PIPELINE })
    const { status, stderr } = await program.run(['set', 'ci.yaml', ...args], { cwd })
    expect([status, stderr]).toEqual([0, ''])
    return readFile(join(cwd, 'ci.yaml'), 'utf8')
  }

  it('sets a field and keeps the comment beside it', async () => {
    expect(await set('services/dind', 'spec.image=docker:27-dind')).toBe(
      PIPELINE.replace('docker:24-dind', 'docker:27-dind'),
    )
  })

  it('adds missing mappings, with the types that the schema says', async () => {
    const text = await set(
      'dind',
      'spec.privileged=true',
      'spec.entrypoint=[dockerd-entrypoint.sh, --mtu=1450]',
      'spec.envVariables.DOCKER_TLS_CERTDIR=',
      'spec.envVariables={PORT: 5432}',
      'spec.resources.limits.memory=4Gi',
      'spec.connectorRef=<+input>',
      'timeout=10m',
    )
    expect(text).toContain('privileged: true\n')
    expect(text).toContain('--mtu=1450')
    expect(text).toMatch(/PORT: ["']5432["']/)
    expect(text).toContain('memory: 4Gi')
    expect(text).toContain('connectorRef: <+input>')
    expect(text).toContain('timeout: 10m')
  })

  it('adds what a new mapping cannot be without, as the form does, and unset takes both away', async () => {
    const cwd = await testFolder({ 'ci.yaml': PIPELINE })
    const run = (...args: string[]) => program.run([...args], { cwd })
    await run('set', 'ci.yaml', 'smoke', 'spec.reports.spec.paths=[out/*.xml]')
    const text = await readFile(join(cwd, 'ci.yaml'), 'utf8')
    expect(text).toMatch(/reports:\s+type: JUnit\s+spec:\s+paths:\s+- out\/\*\.xml|reports: \{ type: JUnit/)
    await run('unset', 'ci.yaml', 'smoke', 'spec.reports.spec.paths')
    expect(await readFile(join(cwd, 'ci.yaml'), 'utf8')).toBe(PIPELINE)
  })

  it('finds a step by Id before name, and by any unique tail', async () => {
    expect(await set('build/services/tests', 'spec.command=npm run all')).toBe(
      PIPELINE.replace('npm test', 'npm run all'),
    )
    expect(await set('Run tests', 'spec.command=npm run all')).toBe(PIPELINE.replace('npm test', 'npm run all'))
  })

  it('sets fields of groups and stages', async () => {
    expect(await set('services', 'sharedPaths=[/var/run]')).toContain('/var/run')
    expect(await set('build', 'description=Builds it')).toContain('description: Builds it')
  })

  it('tells steps apart that have one name', async () => {
    const cwd = await testFolder({ 'ci.yaml': PIPELINE.replace('identifier: smoke', 'identifier: tests') })
    const { status, stderr } = await program.run(['set', 'ci.yaml', 'tests', 'spec.shell=Sh'], { cwd })
    expect(status).toBe(1)
    expect(stderr).toContain('Several')
    expect(stderr).toContain('build/services/tests')
  })

  it('says which step might be meant', async () => {
    const cwd = await testFolder({ 'ci.yaml': PIPELINE })
    const { status, stderr } = await program.run(['set', 'ci.yaml', 'services/Dind1', 'spec.shell=Sh'], { cwd })
    expect(status).toBe(1)
    expect(stderr).toBe('pipeline-studio: There is no services/Dind1 in ci.yaml. Did you mean build/services/dind?\n')
  })

  it('writes all fields or none', async () => {
    const cwd = await testFolder({ 'ci.yaml': PIPELINE })
    expect((await program.run(['set', 'ci.yaml', 'dind', 'spec.image=x:1', 'spec'], { cwd })).status).toBe(2)
    expect(await readFile(join(cwd, 'ci.yaml'), 'utf8')).toBe(PIPELINE)
  })

  it('leaves a file alone that has the value already', async () => {
    const cwd = await testFolder({ 'ci.yaml': PIPELINE })
    const before = await stat(join(cwd, 'ci.yaml'))
    expect((await program.run(['set', 'ci.yaml', 'dind', 'spec.image=docker:24-dind'], { cwd })).status).toBe(0)
    expect((await stat(join(cwd, 'ci.yaml'))).ino).toBe(before.ino)
  })

  it('prints with --stdout', async () => {
    const cwd = await testFolder({ 'ci.yaml': PIPELINE })
    const { stdout } = await program.run(['set', 'ci.yaml', 'dind', 'spec.image=x:1', '--stdout'], { cwd })
    expect(stdout).toBe(PIPELINE.replace('docker:24-dind', 'x:1'))
    expect(await readFile(join(cwd, 'ci.yaml'), 'utf8')).toBe(PIPELINE)
  })
})

describe('unset', () => {
  it('removes a field, and what it leaves empty', async () => {
    const cwd = await testFolder({ 'ci.yaml': PIPELINE })
    const run = (...args: string[]) => program.run([...args], { cwd })
    await run('set', 'ci.yaml', 'dind', 'spec.resources.limits.memory=4Gi', 'spec.envVariables.A=1')
    await run('unset', 'ci.yaml', 'dind', 'spec.resources.limits.memory', 'spec.envVariables.A')
    expect(await readFile(join(cwd, 'ci.yaml'), 'utf8')).toBe(PIPELINE)
  })

  it('has nothing to do where nothing is', async () => {
    const cwd = await testFolder({ 'ci.yaml': PIPELINE })
    expect((await program.run(['unset', 'ci.yaml', 'dind', 'spec.privileged'], { cwd })).status).toBe(0)
    expect(await readFile(join(cwd, 'ci.yaml'), 'utf8')).toBe(PIPELINE)
  })

  it('does not remove a field of a file that is not there', async () => {
    const cwd = await testFolder()
    await writeFile(join(cwd, 'other.yaml'), PIPELINE)
    const { status, stderr } = await program.run(['unset', 'ci.yaml', 'dind', 'timeout'], { cwd })
    expect([status, stderr]).toEqual([2, 'pipeline-studio: There is no file ci.yaml.\n'])
  })
})
