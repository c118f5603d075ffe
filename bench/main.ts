import { parseArgs } from 'node:util'
import { measureCheck } from './check.ts'
import { measureCheckFiles } from './checkFiles.ts'
import { measureCore } from './core.ts'
import { measurePage } from './page.ts'

/** `npm run bench [-- --steps 50,500] [--core] [--check] [--page]`: the speed budgets, measured against a named alternative in the same run. */
const { values } = parseArgs({
  options: {
    steps: { type: 'string', default: '50,500,5000,20000' },
    core: { type: 'boolean' },
    check: { type: 'boolean' },
    files: { type: 'string', default: '10000' },
    page: { type: 'boolean' },
  },
})
/** Megabytes of YAML. */
const CHECKED_PER_SECOND = 2
const sizes = values.steps.split(',').map(Number)
/** How many times as fast as others over the same files. */
const AHEAD_OF_OTHERS = 10
/** Memory for all files, to that for half of them. */
const MEMORY_GROWTH = 1.15
const all = !values.core && !values.check && !values.page

if (values.core || all) {
  console.log('Core, in Node')
  console.log(JSON.stringify(await measureCore(sizes), null, 2))
  const { files, megabytes, perSecond, ratio } = await measureCheck()
  const verdict = perSecond >= CHECKED_PER_SECOND ? '' : '   BELOW'
  console.log(`Check, ${files} files of ${megabytes.toFixed(2)} MB again and again`)
  console.log(`  MB a second ${perSecond.toFixed(2)}   budget ${CHECKED_PER_SECOND}${verdict}`)
  console.log(`  times as fast as \`yaml\` parses the same ${ratio.toFixed(2)}`)
}
if (values.check || all) {
  const figures = await measureCheckFiles(Number(values.files))
  const { files, megabytes, isReal, jobs, runs, oneJob, schema } = figures
  const print = (name: string, text: string) => console.log(`  ${name.padEnd(58)} ${text}`)
  console.log(
    `Check, ${files} files of ${megabytes.toFixed(1)} MB${isReal ? ', most of them real' : ''}, built program`,
  )
  const timed = (name: string, share: number, { seconds, work, peak }: (typeof runs)[number] | typeof oneJob) =>
    print(
      name,
      `${seconds.toFixed(2)} s (${work.toFixed(2)} s of work)   ${((megabytes * share) / seconds).toFixed(2)} MB a second   at most ${peak.toFixed(0)} MB of memory`,
    )
  for (const run of runs) timed(`${run.files} files, ${jobs} jobs`, run.files / files, run)
  timed(`${files} files, 1 job`, 1, oneJob)
  print(`times as fast with ${jobs} jobs as with 1`, figures.byJobs.toFixed(2))
  const { memory, byAjv, byAjvInWork, byLanguageServer } = figures
  print(
    'memory for all files, to that for half of them',
    `${memory.toFixed(2)}   budget ${MEMORY_GROWTH}${memory > MEMORY_GROWTH ? '   OVER' : ''}`,
  )
  const ahead = (name: string, ratio: number) =>
    print(
      `times as fast as ${name}, ${schema} schema`,
      `${ratio.toFixed(1)}   budget ${AHEAD_OF_OTHERS}${ratio < AHEAD_OF_OTHERS ? '   BELOW' : ''}`,
    )
  ahead('ajv with `yaml`', byAjv)
  print('  the same by processor time, one job', byAjvInWork.toFixed(1))
  ahead('yaml-language-server', byLanguageServer)
}
if (values.page || all) {
  console.log('Studio, built, in Chromium (milliseconds; budgets of the design beside)')
  for (const figures of await measurePage(sizes)) {
    const { steps, firstPaint, firstCanvas, editorReady, keystroke, formEdit, panFrame, heap, alone } = figures
    const line = (name: string, value: number, budget: number | null) =>
      console.log(
        `  ${name.padEnd(34)} ${value.toFixed(1).padStart(9)}${budget === null ? '' : `   budget ${budget}${value <= budget ? '' : '   OVER'}`}`,
      )
    console.log(`${steps} steps`)
    line('first paint', firstPaint, 300)
    line('first canvas, from the text on', firstCanvas, steps <= 5000 ? 1000 : null)
    line('first canvas, from navigation on', figures.firstCanvasInAll, null)
    line('YAML editor ready', editorReady, 1000)
    line('  Monaco alone', alone.editorReady, null)
    line('keystroke, work, p95', keystroke.work, null)
    line('  Monaco alone', alone.work, null)
    line('  the studio, beyond that', keystroke.work - alone.work, steps <= 5000 ? 8 : 16)
    line('keystroke by the clock, p95', keystroke.p95, null)
    line('form edit, work, p95', formEdit.work, 8)
    line('form edit by the clock, p95', formEdit.p95, null)
    line('letter in the step library, work', figures.libraryKey, null)
    line('frame while panning, p95', panFrame.p95, 1000 / 30)
    line('heap, MB', heap, steps <= 5000 ? 250 : null)
  }
}
