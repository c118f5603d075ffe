import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { testFolder } from '../../../companion/testCompanion.ts'
import { builtProgram } from '../../testProgram.ts'
import { FORMATS } from '../report.ts'

const program = builtProgram()
const FIXTURES = join(import.meta.dirname, '../../../../e2e/fixtures')
const COPIES = 6

async function manyFiles(): Promise<Record<string, string | Uint8Array>> {
  const names = (await readdir(FIXTURES)).filter((name) => name.endsWith('.yaml'))
  const files: Record<string, string | Uint8Array> = {}
  for (const name of names) {
    const text = await readFile(join(FIXTURES, name), 'utf8')
    for (let copy = 0; copy < COPIES; copy += 1) files[`${copy}/${name}`] = text + filler()
  }
  return { ...files, '3/a binary.yaml': new Uint8Array([0xff, 0xfe, 0x41]), 'large.yaml': steps(300) }
}

function steps(count: number): string {
  const head =
    'pipeline:\n  name: a\n  identifier: a\n  projectIdentifier: p\n  orgIdentifier: o\n  stages:\n    - stage:\n'
  const stage =
    '        name: b\n        identifier: b\n        type: Custom\n        spec:\n          execution:\n            steps:\n'
  const step = (index: number) =>
    `              - step:\n                  type: Wait\n                  name: s ${index}\n                  identifier: s-${index}\n                  spec:\n                    duration: 10m\n`
  return head + stage + Array.from({ length: count }, (_, index) => step(index)).join('')
}

describe('--jobs', () => {
  it.each(FORMATS)('prints the same bytes as %s, whatever their number', async (format) => {
    const cwd = await testFolder(await manyFiles())
    const one = await program.run(['check', '--format', format, '--jobs', '1', '.'], { cwd })
    expect(one).toMatchObject({ status: 1, stderr: '' })
    expect(one.stdout).toContain('binary.yaml is not UTF-8 text')
    expect(await program.run(['check', '--format', format, '--jobs', '3', '.'], { cwd })).toEqual(one)
    expect(await program.run(['check', '--format', format, '.'], { cwd })).toEqual(one)
  })

  it('fixes each file once', async () => {
    const broken = steps(3).replace('identifier: s-1\n', 'timeout: 1h\n')
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`${index}.yaml`, broken + filler()]))
    const cwd = await testFolder(files)
    const again = join(cwd, '7.yaml')
    const { stderr } = await program.run(['check', '--fix', '--jobs', '2', '.', './7.yaml', again], { cwd })
    expect(stderr).toBe('Fixed 60 problems.\n')
    expect(await readFile(again, 'utf8')).toContain('identifier: s_1\n')
    expect(await readdir(cwd)).toHaveLength(60)
  })

  it.each(['0', '-1', '1.5', 'two', '65', ''])('is wrong use with "%s"', async (jobs) => {
    const { status, stdout } = await program.run(['check', `--jobs=${jobs}`, '.'], { cwd: await testFolder() })
    expect([status, stdout]).toEqual([2, ''])
  })
})

it('names the file that there is not enough memory for, and checks the others', async () => {
  const small = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${index}.yaml`, steps(1)]))
  const cwd = await testFolder({ ...small, 'huge.yaml': steps(60_000) })
  const env = { NODE_OPTIONS: '--max-old-space-size=48' }
  const { status, stdout } = await program.run(['check', '--jobs', '2', '.'], { cwd, env })
  expect(status).toBe(1)
  expect(stdout).toContain('huge.yaml:1:1  error  huge.yaml was not checked: there was not enough memory for it')
  expect(stdout).toContain('21 errors in 21 of 21 files.')
}, 120_000)

it.each(['SIGINT', 'SIGTERM'] as const)('ends at once on %s', async (signal) => {
  const cwd = await testFolder({ 'a.yaml': steps(40_000), 'b.yaml': steps(40_000) })
  const child = spawn(process.execPath, [program.path, 'check', '--jobs', '2', '.'], { cwd })
  await new Promise((resolve) => setTimeout(resolve, 700))
  const start = Date.now()
  child.kill(signal)
  expect(await once(child, 'exit')).toEqual([null, signal])
  expect(Date.now() - start).toBeLessThan(1000)
})

/** Comments: so much text that one thread is thought too few, and hardly any work. */
function filler(): string {
  return `# ${'x'.repeat(100)}\n`.repeat(200)
}
