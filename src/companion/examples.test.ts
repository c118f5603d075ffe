import { execFile } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { layOutExamples } from './examples.ts'
import { largePipeline } from './largePipeline.ts'
import { git } from './testCompanion.ts'

const EXAMPLES = fileURLToPath(new URL('../../public/examples', import.meta.url))

it('lays the examples out as they are, in a repository of their own with nothing to commit', async () => {
  const { folder, remove } = await layOutExamples(EXAMPLES)
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const { stdout } = await promisify(execFile)('diff', [
    '-r',
    '-x',
    '.git',
    '-x',
    'large-5000-steps.yaml',
    EXAMPLES,
    folder,
  ])
  expect(stdout).toBe('')
  expect(await git(folder, 'status', '--porcelain')).toBe('')
  expect(await git(folder, 'log', '--format=%an %s')).toBe('Example Examples')
  expect(await remove()).toBe(true)
})

it('does not remove what somebody changed in them', async () => {
  const { folder, remove } = await layOutExamples(EXAMPLES)
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await writeFile(join(folder, 'payments-api.yaml'), 'mine: 1\n')
  expect(await remove()).toBe(false)
  expect(await readFile(join(folder, 'payments-api.yaml'), 'utf8')).toBe('mine: 1\n')
})

it('makes a pipeline of as many steps as it says, each with an identifier of its own', () => {
  const text = largePipeline(5000)
  const identifiers = [...text.matchAll(/- step:\n\s+type: \w+\n\s+name: .+\n\s+identifier: (\w+)/g)].map(
    ([, id]) => id,
  )
  expect(identifiers).toHaveLength(5000)
  expect(new Set(identifiers).size).toBe(5000)
  expect(parse(largePipeline(30)).pipeline.stages[0].stage.spec.execution.steps).toHaveLength(2)
})
