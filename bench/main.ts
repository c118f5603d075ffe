import { parseArgs } from 'node:util'
import { measureCheck } from './check.ts'
import { measureCore } from './core.ts'
import { measurePage } from './page.ts'

/** `npm run bench [-- --steps 50,500] [--core] [--page]`: the speed budgets, measured against a named alternative in the same run. */
const { values } = parseArgs({
  options: {
    steps: { type: 'string', default: '50,500,5000,20000' },
    core: { type: 'boolean' },
    page: { type: 'boolean' },
  },
})
/** Megabytes of YAML. */
const CHECKED_PER_SECOND = 2
const sizes = values.steps.split(',').map(Number)
const both = !values.core && !values.page

if (values.core || both) {
  console.log('Core, in Node')
  console.log(JSON.stringify(await measureCore(sizes), null, 2))
  const { files, megabytes, perSecond, ratio } = await measureCheck()
  const verdict = perSecond >= CHECKED_PER_SECOND ? '' : '   BELOW'
  console.log(`Check, ${files} files of ${megabytes.toFixed(2)} MB again and again`)
  console.log(`  MB a second ${perSecond.toFixed(2)}   budget ${CHECKED_PER_SECOND}${verdict}`)
  console.log(`  times as fast as \`yaml\` parses the same ${ratio.toFixed(2)}`)
}
if (values.page || both) {
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
