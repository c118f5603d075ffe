import { parseArgs } from 'node:util'
import { killSaves } from '../src/companion/files/testing/kills.ts'
import { fuzzGestures } from './gestures.ts'
import { Random } from './random.ts'
import { fuzz } from './run.ts'

/** `npm run fuzz -- --edits N --seed S`, or `--gestures N`, or `--kills N` of saves. Exit status 1 when one was wrong or too many were refused. */
const { values } = parseArgs({
  options: {
    edits: { type: 'string', default: '2000' },
    gestures: { type: 'string', default: '0' },
    kills: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
  },
})
const edits = Number(values.edits)
const gestures = Number(values.gestures)
const kills = Number(values.kills)
const seed = Number(values.seed)
if (edits < 1 || [edits, gestures, kills, seed].some((number) => !Number.isInteger(number))) {
  console.error('Use: npm run fuzz -- --edits N --seed S, or with --gestures N or --kills N in the place of --edits N')
  process.exit(2)
}
/** Part of all edits that may be refused. */
const MOST_REFUSED = 0.005

let shown = 0
const progress =
  (of: string, every = 500) =>
  (done: number) => {
    if (!process.stderr.isTTY || done - shown < every) return
    shown = done
    process.stderr.write(`\r${done} of ${of}`)
  }
const endProgress = () => process.stderr.isTTY && process.stderr.write('\r\u001b[K')

if (gestures > 0) {
  const { files, done, notAllowed, refused, wrong } = fuzzGestures(gestures, seed, progress(`${gestures} gestures`))
  endProgress()
  for (const { name, why, gesture } of wrong.slice(0, 20)) console.log(`wrong: ${why}: ${name}: ${gesture}`)
  console.log(`${gestures} gestures in ${files} sequences, seed ${seed}: ${done} done, ${notAllowed} not allowed there`)
  console.log([...refused].map(([code, count]) => `refused ${code} ${count}`).join(', ') || '0 refused')
  console.log(`${wrong.length} wrong`)
  process.exit(wrong.length > 0 ? 1 : 0)
}

if (kills > 0) {
  const random = new Random(seed)
  const {
    killed,
    done,
    old,
    new: saved,
    wrong,
  } = await killSaves(kills, () => random.next(), progress(`${kills} saves`, 20))
  endProgress()
  for (const what of wrong.slice(0, 20)) console.log(`wrong: ${what}`)
  console.log(
    `${killed} saves killed, ${done} done before, seed ${seed}: ${old} left the old file, ${saved} the new one`,
  )
  console.log(`${wrong.length} wrong`)
  process.exit(wrong.length > 0 ? 1 : 0)
}

const result = fuzz(edits, seed, progress(`${edits} edits`))
endProgress()
const refusals = [...result.refused.values()].reduce((sum, count) => sum + count, 0)
for (const { name, why, operation } of result.wrong.slice(0, 20))
  console.log(`wrong: ${why}: ${name}: ${operation.slice(0, 200)}`)
console.log(`${result.edits} edits on ${result.files} files of ${result.from}, seed ${seed}`)
console.log(
  `${refusals} refused (${((refusals / result.edits) * 100).toFixed(3)} %)${[...result.refused].map(([code, count]) => `, ${code} ${count}`).join('')}`,
)
console.log(`${result.wrong.length} wrong`)
process.exit(result.wrong.length > 0 || refusals > result.edits * MOST_REFUSED ? 1 : 0)
