import { describe, expect, it } from 'vitest'
import type { Checked } from '../checkFile.ts'
import { checkInWorkers } from './checkInWorkers.ts'

const SETTINGS = { format: 'text', fix: false } as const

/** A thread that says of each file that it was there, except where `act` does something else with it. */
function threadThat(act: string): URL {
  const code = `import { parentPort } from 'node:worker_threads'
    const answer = (report) => parentPort.postMessage({ report, counts: { error: 0, warning: 0, info: 0 }, fixed: 0 })
    parentPort.on('message', (file) => { ${act}; answer(file) })
    parentPort.postMessage('ready')`
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`)
}

async function reportsOf(program: URL, names: readonly string[], jobs = 2): Promise<string[]> {
  const reports: string[] = []
  const files = (async function* () {
    yield* names
  })()
  for await (const { report } of checkInWorkers(files, SETTINGS, { program, jobs })) reports.push(report)
  return reports
}

const NAMES = Array.from({ length: 300 }, (_, index) => `${index}.yaml`)

it('keeps the order, whoever is done first', async () => {
  const slow = threadThat('const until = Date.now() + 20; while (parseInt(file) % 50 === 0 && Date.now() < until);')
  expect(await reportsOf(slow, NAMES)).toEqual(NAMES)
  expect(await reportsOf(slow, NAMES, 3)).toEqual(NAMES)
})

describe('a thread that dies', () => {
  it.each([
    ['ends', "if (file === '150.yaml') process.exit(7)", 'the thread ended with status 7'],
    ['throws', "if (file === '150.yaml') throw new Error('Out of order')", 'Out of order'],
  ])('and %s takes one file with it, which is named', async (_, act, reason) => {
    const reports = await reportsOf(threadThat(act), NAMES)
    expect(reports[150]).toBe(`150.yaml:1:1  error  150.yaml was not checked: ${reason}  file/not-checked\n`)
    expect(reports.toSpliced(150, 1)).toEqual(NAMES.toSpliced(150, 1))
  })

  it('at every file leaves none out', async () => {
    const reports = await reportsOf(threadThat('process.exit(1)'), NAMES.slice(0, 5))
    expect(reports.map((report) => report.split(':')[0])).toEqual(NAMES.slice(0, 5))
  })

  it('before it has begun is a fault of the program', async () => {
    await expect(reportsOf(new URL('data:text/javascript,process.exit(3)'), NAMES)).rejects.toThrow(
      'could not be started',
    )
    await expect(reportsOf(new URL('file:///none.js'), NAMES)).rejects.toThrow('could not be started')
  })
})

it('takes no more files than it can soon give back', async () => {
  let taken = 0
  const files = (async function* () {
    for (; taken < 100_000; taken += 1) yield `${taken}.yaml`
  })()
  const checked: AsyncGenerator<Checked> = checkInWorkers(files, SETTINGS, { program: threadThat(''), jobs: 2 })
  expect((await checked.next()).value).toMatchObject({ report: '0.yaml' })
  expect(taken).toBeLessThan(200)
  await checked.return(undefined)
})
