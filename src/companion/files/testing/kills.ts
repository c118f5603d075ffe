import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { sha256 } from '../../hash.ts'
import { FolderFiles } from '../folderFiles.ts'

const PROGRAM = fileURLToPath(new URL('./killedSave.ts', import.meta.url))
const NEVER = 1_000_000
/** Long enough that a write takes a while and a kill can meet it. */
const LINES = 20_000
/** Milliseconds within which a kill from outside comes; most saves are done by then. */
const LONGEST_WAIT = 40

export interface KillResult {
  /** Saves that were killed, and saves that were done before the kill came. */
  readonly killed: number
  readonly done: number
  /** What was found of the target after a kill, by how often. */
  readonly old: number
  readonly new: number
  readonly wrong: readonly string[]
}

/** A kill at a moment inside of a save, or after so many milliseconds from outside. */
type Kill = { readonly moment: number } | { readonly after: number }

/**
 * Kills saves: at each moment once for a file that is there and once for a new one in a new folder, then at random ones
 * until there were `runs`. `random` gives numbers from 0 to 1.
 */
export async function killSaves(
  runs: number,
  random: () => number,
  progress?: (done: number) => void,
): Promise<KillResult> {
  const place = await realpath(await mkdtemp(join(tmpdir(), 'pipeline-studio-kills-')))
  try {
    const lab = await KillLab.at(place)
    const result = { killed: 0, done: 0, old: 0, new: 0, wrong: [] as string[] }
    const note = async (isNew: boolean, kill: Kill) => {
      const { isKilled, found, wrong } = await lab.run(isNew, kill)
      result[isKilled ? 'killed' : 'done'] += 1
      result[found] += 1
      result.wrong.push(...wrong.map((what) => `${what}: ${isNew ? 'new file' : 'old file'}, ${JSON.stringify(kill)}`))
      progress?.(result.killed + result.done)
    }
    for (const isNew of [false, true]) {
      const moments = await lab.momentsOf(isNew)
      for (let moment = 1; moment <= moments && result.killed < runs; moment += 1) await note(isNew, { moment })
    }
    while (result.killed + result.done < runs) await note(random() < 0.3, { after: random() * LONGEST_WAIT })
    return result
  } finally {
    await rm(place, { recursive: true, force: true })
  }
}

class KillLab {
  private readonly oldText = `old: 1\n${'# what was there before\n'.repeat(LINES)}`
  private readonly newText = `new: 1\n${'# what is saved\n'.repeat(LINES)}`

  private constructor(
    private readonly place: string,
    private readonly program: string,
  ) {}

  static async at(place: string): Promise<KillLab> {
    const external = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)]
    await build({
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      build: {
        ssr: true,
        outDir: join(place, 'program'),
        target: 'node20',
        rolldownOptions: { input: PROGRAM, external, output: { format: 'es', entryFileNames: 'killedSave.mjs' } },
      },
      ssr: { noExternal: true, target: 'node' },
    })
    const lab = new KillLab(place, join(place, 'program', 'killedSave.mjs'))
    await writeFile(join(place, 'new.txt'), lab.newText)
    return lab
  }

  /** How many moments a save has that nobody kills. */
  async momentsOf(isNew: boolean): Promise<number> {
    const { output } = await this.save(await this.prepare(isNew), isNew, { moment: NEVER })
    return JSON.parse(output.split('\n')[1] ?? '').moments
  }

  async run(isNew: boolean, kill: Kill) {
    const folder = await this.prepare(isNew)
    const { isKilled } = await this.save(folder, isNew, kill)
    const text = await readFile(join(folder, fileOf(isNew)), 'utf8').catch(() => undefined)
    const before = isNew ? undefined : this.oldText
    const wrong: string[] = []
    if (text !== before && text !== this.newText) wrong.push('neither the old text nor the new one')
    if (!isKilled && text !== this.newText) wrong.push('done, but not saved')
    if ((await readFile(join(folder, 'other.yaml'), 'utf8')) !== 'other: 1\n') wrong.push('another file was changed')
    const listed = (await new FolderFiles(folder).list()).map(({ path }) => path)
    const expected = text === undefined ? ['other.yaml'] : [fileOf(isNew), 'other.yaml'].toSorted()
    if (listed.join() !== expected.join()) wrong.push(`the folder lists ${listed.join()}`)
    return { isKilled, found: text === this.newText ? ('new' as const) : ('old' as const), wrong }
  }

  private async prepare(isNew: boolean): Promise<string> {
    const folder = join(this.place, 'work')
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder)
    await writeFile(join(folder, 'other.yaml'), 'other: 1\n')
    if (!isNew) await writeFile(join(folder, fileOf(isNew)), this.oldText)
    return folder
  }

  private save(folder: string, isNew: boolean, kill: Kill): Promise<{ isKilled: boolean; output: string }> {
    const moment = 'moment' in kill ? kill.moment : NEVER
    const hash = isNew ? '' : sha256(this.oldText)
    const args = [this.program, folder, fileOf(isNew), join(this.place, 'new.txt'), hash, String(moment)]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    return new Promise((resolve, reject) => {
      let output = ''
      child.stdout.on('data', (part) => {
        if (output === '' && 'after' in kill) setTimeout(() => child.kill('SIGKILL'), kill.after)
        output += part
      })
      child.once('error', reject)
      child.once('close', (status, signal) => {
        if (signal !== 'SIGKILL' && status !== 0) reject(new Error(`The save ended with ${status}: ${output}`))
        resolve({ isKilled: signal === 'SIGKILL', output })
      })
    })
  }
}

function fileOf(isNew: boolean): string {
  return isNew ? 'sub/new.yaml' : 'old.yaml'
}
