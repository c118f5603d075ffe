import { chmod, mkdir, readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { testFolder } from '../../companion/testCompanion.ts'
import { builtProgram } from '../testProgram.ts'

const program = builtProgram()

const GOOD = `pipeline:
  name: Good
  identifier: good
  projectIdentifier: p
  orgIdentifier: o
  stages:
    - stage:
        name: Wait
        identifier: wait
        type: Custom
        spec:
          execution:
            steps:
              - step:
                  type: Wait
                  name: Wait
                  identifier: wait_a_while
                  spec:
                    duration: 10m
`
/** One error: an Id has no hyphens. */
const BAD = GOOD.replace('identifier: wait_a_while', 'identifier: wait-a-while')
const BAD_LINE = BAD.split('\n').findIndex((line) => line.includes('wait-a-while')) + 1

/** A note: the image has no tag. */
const UNTAGGED = GOOD.replace('type: Wait', 'type: Run').replace(
  'duration: 10m',
  'image: alpine\n                    connectorRef: hub\n                    shell: Sh\n                    command: ls',
)

describe('exit status', () => {
  it('is 0 without problems, 1 with an error', async () => {
    const cwd = await testFolder({ 'good.yaml': GOOD, 'bad.yaml': BAD })
    expect(await program.run(['check', 'good.yaml'], { cwd })).toEqual({
      status: 0,
      stdout: 'No problems in 1 file.\n',
      stderr: '',
    })
    expect((await program.run(['check', 'bad.yaml'], { cwd })).status).toBe(1)
    expect((await program.run(['check', '.'], { cwd })).status).toBe(1)
  })

  it('is 1 for less than an error only when asked', async () => {
    const cwd = await testFolder({ 'a.yaml': UNTAGGED })
    const { status, stdout } = await program.run(['check', 'a.yaml'], { cwd })
    expect(stdout).not.toContain('error')
    expect(stdout).toContain('image/no-tag')
    expect(status).toBe(0)
    expect((await program.run(['check', '--fail-on', 'info', 'a.yaml'], { cwd })).status).toBe(1)
  })

  it.each([[['check']], [['check', 'none.yaml']], [['check', '--format', 'xml', '.']], [['check', '--none', '.']]])(
    'is 2 for %j, with a sentence on stderr',
    async (args) => {
      const { status, stdout, stderr } = await program.run(args, { cwd: await testFolder() })
      expect([status, stdout]).toEqual([2, ''])
      expect(stderr).not.toBe('')
    },
  )
})

describe('--fix', () => {
  const FIXABLE = GOOD.replace('duration: 10m', 'duration: 10m   # long').replace(
    'identifier: wait_a_while',
    'timeout: 1h',
  )

  it('writes the certain fixes and nothing else, and reports what is left', async () => {
    const cwd = await testFolder({ 'a.yaml': FIXABLE, 'good.yaml': GOOD })
    expect((await program.run(['check', 'a.yaml'], { cwd })).status).toBe(1)
    const { status, stdout, stderr } = await program.run(['check', '--fix', '.'], { cwd })
    expect([status, stdout, stderr]).toEqual([0, 'No problems in 2 files.\n', 'Fixed 1 problem.\n'])
    const fixed = await readFile(join(cwd, 'a.yaml'), 'utf8')
    expect(fixed.replace(/ +identifier: Wait\n/, '')).toBe(FIXABLE)
    expect(await readFile(join(cwd, 'good.yaml'), 'utf8')).toBe(GOOD)
    expect((await program.run(['check', '--fix', '.'], { cwd })).stderr).toBe('Nothing to fix.\n')
  })

  it('does not take standard input', async () => {
    expect((await program.run(['check', '--fix', '-'], { cwd: await testFolder() })).status).toBe(2)
  })
})

describe('what is checked', () => {
  it('walks folders for YAML files in reading order, without .git and node_modules', async () => {
    const cwd = await testFolder({
      'b.yaml': BAD,
      'a.yml': BAD,
      'notes.txt': 'x: [',
      'sub/c.YAML': BAD,
      '.harness/d.yaml': BAD,
      '.git/e.yaml': BAD,
      'node_modules/f/f.yaml': BAD,
    })
    await symlink('..', join(cwd, 'sub/circle'))
    const { stdout } = await program.run(['check', '--format', 'json', '.'], { cwd })
    const files = JSON.parse(stdout).map(({ file }: { file: string }) => file)
    expect([...new Set(files)]).toEqual(['a.yml', 'b.yaml', '.harness/d.yaml', 'sub/c.YAML'])
  })

  it('takes a named file whatever it is called, and standard input', async () => {
    const cwd = await testFolder({ 'pipeline.txt': BAD })
    expect((await program.run(['check', 'pipeline.txt'], { cwd })).stdout).toContain(`pipeline.txt:${BAD_LINE}:`)
    expect((await program.run(['check', '-'], { cwd, input: BAD })).stdout).toContain(`<stdin>:${BAD_LINE}:`)
  })

  it('tells a file that cannot be read and goes on', async () => {
    const cwd = await testFolder({ 'binary.yaml': new Uint8Array([0xff, 0xfe, 0x41]), 'good.yaml': GOOD })
    const { status, stdout } = await program.run(['check', '.'], { cwd })
    expect(status).toBe(1)
    expect(stdout).toContain('binary.yaml:1:1  error  binary.yaml is not UTF-8 text.')
    expect(stdout).toContain('1 error in 1 of 2 files.')
  })

  it('leaves out a folder that may not be read', async () => {
    const cwd = await testFolder({ 'good.yaml': GOOD })
    await mkdir(join(cwd, 'closed'))
    await chmod(join(cwd, 'closed'), 0)
    expect((await program.run(['check', '.'], { cwd })).status).toBe(0)
    await chmod(join(cwd, 'closed'), 0o755)
  })
})

describe('formats', () => {
  it('prints place, severity, sentence and rule as text, and a count', async () => {
    const cwd = await testFolder({ 'bad.yaml': BAD })
    const { stdout } = await program.run(['check', 'bad.yaml'], { cwd })
    const [line, count] = stdout.trimEnd().split('\n')
    expect(line).toMatch(new RegExp(`^bad\\.yaml:${BAD_LINE}:\\d+  error  \\S.+  [a-z]+/[a-z-]+$`))
    expect(count).toBe('1 error in 1 of 1 file.')
  })

  it('prints one JSON array', async () => {
    const cwd = await testFolder({ 'bad.yaml': BAD, 'also.yaml': BAD, 'good.yaml': GOOD })
    const { stdout } = await program.run(['check', '--format', 'json', '.'], { cwd })
    const problems = JSON.parse(stdout)
    expect(problems).toHaveLength(2)
    expect(problems[1]).toMatchObject({ file: 'bad.yaml', line: BAD_LINE, severity: 'error' })
    expect(BAD.slice(problems[1].range.start, problems[1].range.end)).toContain('wait-a-while')
    expect(JSON.parse((await program.run(['check', '--format', 'json', 'good.yaml'], { cwd })).stdout)).toEqual([])
  })

  it('prints SARIF 2.1.0 with the rules that spoke', async () => {
    const cwd = await testFolder({ 'a b.yaml': BAD })
    const log = JSON.parse((await program.run(['check', '--format', 'sarif', '.'], { cwd })).stdout)
    const [run] = log.runs
    expect(log.version).toBe('2.1.0')
    expect(run.results).toHaveLength(1)
    expect(run.results[0].locations[0].physicalLocation).toMatchObject({
      artifactLocation: { uri: 'a%20b.yaml' },
      region: { startLine: BAD_LINE },
    })
    expect(run.tool.driver.rules[run.results[0].ruleIndex].id).toBe(run.results[0].ruleId)
  })

  it('prints annotations for GitHub, with what its commands need escaped', async () => {
    const cwd = await testFolder({ 'a,b.yaml': BAD })
    const { stdout } = await program.run(['check', '--format', 'github', '.'], { cwd })
    expect(stdout).toMatch(new RegExp(`^::error file=a%2Cb\\.yaml,line=${BAD_LINE},col=\\d+,title=[^:]+::.+\\n$`))
  })

  it('has no colours where it is not a terminal', async () => {
    const cwd = await testFolder({ 'bad.yaml': BAD })
    expect((await program.run(['check', '.'], { cwd })).stdout).not.toContain('\u001B')
  })
})

describe('at size', () => {
  it('does not need more memory for more files', async () => {
    // All of them together would not fit into the memory that the program gets here.
    const text = GOOD + `# ${'x'.repeat(1000)}\n`.repeat(100)
    const files = Object.fromEntries(Array.from({ length: 700 }, (_, index) => [`p${index}.yaml`, text]))
    const env = { NODE_OPTIONS: '--max-old-space-size=64' }
    const { status, stdout } = await program.run(['check', await testFolder(files)], { env })
    expect([status, stdout]).toEqual([0, 'No problems in 700 files.\n'])
  })

  it('survives hostile YAML', async () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghij'
      .split('')
      .map((name, index) => `${name}: &${name} [${`*${'abcdefghi'[index]},`.repeat(9)}]`)
      .join('\n')}\n`
    const cwd = await testFolder({
      'bomb.yaml': bomb,
      'deep.yaml': `pipeline: ${'['.repeat(20_000)}`,
      'proto.yaml': 'pipeline:\n  __proto__: { polluted: true }\n  name: x\n',
      'control.yaml': 'pipeline:\n  name: "a\u0000b"\n',
    })
    const { status, stderr } = await program.run(['check', '.'], { cwd })
    expect([0, 1]).toContain(status)
    expect(stderr).toBe('')
  })
})

it('agrees with the examples: what is good has no error, what is broken on purpose has three', async () => {
  const examples = join(program.path, '../web/examples')
  const { stdout } = await program.run(['check', '--format', 'json', examples])
  const errors = JSON.parse(stdout).filter(({ severity }: { severity: string }) => severity === 'error')
  const byFile = (name: string) => errors.filter(({ file }: { file: string }) => file.endsWith(name))
  expect(byFile('broken-on-purpose.yaml')).toHaveLength(3)
  expect(byFile('payments-api.yaml').map(({ rule }: { rule: string }) => rule)).toEqual([
    'background/dind-privileged',
    'stage/failure-strategy-required',
  ])
  expect(errors).toHaveLength(5)
  expect(await readFile(join(examples, 'payments-api.yaml'), 'utf8')).toContain('# keep dind first')
})
