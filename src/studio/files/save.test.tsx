import { beforeEach, describe, expect, it } from 'vitest'
import type { WatchEvent } from '../../core/repo/fileHost.ts'
import { HostError } from '../../core/repo/fileHost.ts'
import { Banner } from '../shell/Banner.tsx'
import { startStudio } from '../shell/start.ts'
import type { TestWorld } from '../shell/testStudio.tsx'
import { connectTestPorts, ORDERS, show } from '../shell/testStudio.tsx'
import { connectPorts, ports } from '../state/ports.ts'
import { useUi } from '../state/ui.ts'
import { activeFile } from '../state/workspace.ts'
import { openPath } from './openFiles.ts'
import { saveFile } from './save.ts'

const FILE = 'orders.yaml'
const MINE = ORDERS.replace('redis:7.4', 'redis:8')
const said = () => useUi.getState().status.sentence

describe('Save while the program does not answer', () => {
  let world: TestWorld
  let isAway = false
  let refusal: HostError
  let tell: (event: WatchEvent) => void = () => {}

  beforeEach(async () => {
    world = connectTestPorts({ [FILE]: ORDERS })
    isAway = false
    refusal = new HostError('unreachable', 'The companion does not answer.')
    const { files } = ports()
    if (!files) throw new Error('no files')
    connectPorts({
      ...ports(),
      files: {
        ...files,
        write: async (...request) => {
          if (isAway) throw refusal
          return files.write(...request)
        },
        watch: (listener) => {
          tell = listener
          return () => {}
        },
      },
    })
    await startStudio()
    await openPath(FILE)
    edit('redis:7.4', 'redis:8')
    isAway = true
    tell({ kind: 'lost' })
    expect(await saveFile(FILE)).toBe(false)
  })

  function edit(from: string, to: string): void {
    const document = activeFile()?.document
    const start = document?.text.indexOf(from) ?? -1
    document?.edit([{ range: { start, end: start + from.length }, newText: to }], { label: 'Type' })
  }

  function comeBack(): void {
    isAway = false
    tell({ kind: 'back' })
  }

  it('says when it will be saved, and saves then', async () => {
    expect(said()).toContain(`${FILE} is not saved yet`)
    expect(world.disk.get(FILE)).toBe(ORDERS)
    comeBack()
    await expect.poll(() => world.disk.get(FILE)).toBe(MINE)
    await expect.poll(said).toBe(`Saved ${FILE}`)
    expect(activeFile()).toMatchObject({ baseText: MINE, isSavePending: false })
  })

  it('asks when the file changed on disk meanwhile', async () => {
    const theirs = ORDERS.replace('npm test', 'npm run test')
    world.disk.set(FILE, theirs)
    comeBack()
    await expect.poll(() => useUi.getState().dialog).toBe('conflict')
    expect(world.disk.get(FILE)).toBe(theirs)
    expect(activeFile()?.document.text).toBe(MINE)
  })

  it('writes nothing when the change was taken back', async () => {
    activeFile()?.document.undo()
    world.disk.set(FILE, '# somebody else\n')
    comeBack()
    await expect.poll(said).toContain('The program is back')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(world.disk.get(FILE)).toBe('# somebody else\n')
    expect(useUi.getState().dialog).toBe(null)
  })

  it('says how to go on when the program began anew', async () => {
    refusal = new HostError('unauthorized', 'This page belongs to an earlier start.')
    const screen = await show(<Banner />)
    await expect.element(screen.getByRole('alert')).toHaveTextContent(`${FILE} is saved as soon as it is back.`)
    await saveFile(FILE)
    await expect.element(screen.getByRole('alert')).toHaveTextContent('open the address that the program prints')
    expect(activeFile()?.isSavePending).toBe(false)
  })

  it('waits on when the program goes away again', async () => {
    tell({ kind: 'back' })
    await expect.poll(() => activeFile()?.isSavePending).toBe(true)
    comeBack()
    await expect.poll(() => world.disk.get(FILE)).toBe(MINE)
  })
})
