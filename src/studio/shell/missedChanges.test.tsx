import { expect, it } from 'vitest'
import type { WatchEvent } from '../../core/repo/fileHost.ts'
import { openPath } from '../files/openFiles.ts'
import { ports } from '../state/ports.ts'
import { change } from '../state/perform.ts'
import { useWorkspace } from '../state/workspace.ts'
import { startStudio } from './start.ts'
import { connectTestPorts } from './testStudio.tsx'

const named = (name: string) => `pipeline:\n  name: ${name}\n  identifier: shop\n`

it('meets what happened to each open file while the program was away', async () => {
  const { disk } = connectTestPorts({
    'edited.yaml': named('A'),
    'read.yaml': named('B'),
    'gone.yaml': named('C'),
    'same.yaml': named('D'),
  })
  let tell: (event: WatchEvent) => void = () => {}
  Object.assign(ports().files ?? {}, { watch: (listener: typeof tell) => ((tell = listener), () => {}) })
  await startStudio()
  for (const path of ['read.yaml', 'gone.yaml', 'same.yaml', 'edited.yaml']) await openPath(path)
  change([{ op: 'replace', path: '/pipeline/name', value: 'Mine' }], { label: 'Rename' })
  const file = (path: string) => useWorkspace.getState().open.get(path)

  tell({ kind: 'lost' })
  disk.set('edited.yaml', named('Theirs'))
  disk.set('read.yaml', named('Newer'))
  disk.delete('gone.yaml')
  tell({ kind: 'back' })

  await expect.poll(() => file('edited.yaml')?.conflict).toMatchObject({ text: named('Theirs') })
  expect(file('edited.yaml')?.document.text).toBe(named('Mine'))
  await expect.poll(() => file('gone.yaml')?.conflict).toBe('deleted')
  expect(file('gone.yaml')?.document.text).toBe(named('C'))
  expect(file('read.yaml')?.document.text).toBe(named('Newer'))
  expect(file('same.yaml')?.conflict).toBeNull()

  disk.set('gone.yaml', named('C'))
  tell({ kind: 'added', path: 'gone.yaml' })
  await expect.poll(() => file('gone.yaml')?.conflict).toBeNull()
})
